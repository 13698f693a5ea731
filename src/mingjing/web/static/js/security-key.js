// Talks to a security key (WebAuthn) for forms marked data-webauthn="create" or "get".
// Without a script these forms stay hidden, and the page offers another way.

const bytes = (text) => {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(padded), (c) => c.charCodeAt(0));
};

const text = (buffer) => {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

function asked(options) {
  const key = structuredClone(options.publicKey);
  key.challenge = bytes(key.challenge);
  if (key.user) key.user.id = bytes(key.user.id);
  for (const list of [key.excludeCredentials, key.allowCredentials]) {
    for (const each of list ?? []) each.id = bytes(each.id);
  }
  return { publicKey: key };
}

function answered(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function talk(form, event) {
  if (form.elements.credential.value) return;
  event.preventDefault();
  const said = form.querySelector("[data-said]");
  said.textContent = "请按安全密钥上的提示操作……";
  try {
    const options = asked(JSON.parse(form.dataset.options));
    const credential = await navigator.credentials[form.dataset.webauthn](options);
    form.elements.credential.value = answered(credential);
    form.requestSubmit();
  } catch (error) {
    said.textContent = `安全密钥没有应答（${error.name}）。请重试，或者用别的办法。`;
  }
}

for (const form of document.querySelectorAll("form[data-webauthn]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => talk(form, event));
}

// Goverify checks a log with none of our code: the checkpoint's signature, every tile and the
// root against the entries, and the inclusion and consistency proofs our own builder made.
//
//	goverify DIR VKEY PROOFS
//
// PROOFS is JSON: {"inclusion": [{"index", "proof"}], "consistency": [{"size", "root", "proof"}]},
// hashes in base64. On success it prints what it checked as one line of JSON; on failure it says
// what failed and exits 1.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const tileWidth = 1 << tileHeight

type proofs struct {
	Inclusion []struct {
		Index int64    `json:"index"`
		Proof []string `json:"proof"`
	} `json:"inclusion"`
	Consistency []struct {
		Size  int64    `json:"size"`
		Root  string   `json:"root"`
		Proof []string `json:"proof"`
	} `json:"consistency"`
}

func main() {
	if len(os.Args) != 4 {
		fail("usage: goverify DIR VKEY PROOFS")
	}
	dir := os.Args[1]
	tree := openCheckpoint(filepath.Join(dir, "checkpoint"), os.Args[2])
	leaves := readEntries(dir, tree.N)
	tiles := compareTiles(dir, tree, leaves)

	data, err := os.ReadFile(os.Args[3])
	check(err, "proofs")
	var given proofs
	check(json.Unmarshal(data, &given), "proofs")
	for _, p := range given.Inclusion {
		err := tlog.CheckRecord(hashes(p.Proof), tree.N, tree.Hash, p.Index, leaves[p.Index])
		check(err, "inclusion of %d", p.Index)
	}
	for _, p := range given.Consistency {
		err := tlog.CheckTree(hashes(p.Proof), tree.N, tree.Hash, p.Size, hash(p.Root))
		check(err, "consistency from %d", p.Size)
	}
	fmt.Printf("{\"entries\":%d,\"tiles\":%d,\"inclusion\":%d,\"consistency\":%d}\n",
		len(leaves), tiles, len(given.Inclusion), len(given.Consistency))
}

// openCheckpoint parses the three lines itself: tlog.ParseTree knows only Go's own header.
func openCheckpoint(path, vkey string) tlog.Tree {
	data, err := os.ReadFile(path)
	check(err, "checkpoint")
	verifier, err := note.NewVerifier(vkey)
	check(err, "vkey")
	signed, err := note.Open(data, note.VerifierList(verifier))
	check(err, "signature")
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("not three lines of %s: %q", verifier.Name(), signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	return tlog.Tree{N: size, Hash: hash(lines[2])}
}

func readEntries(dir string, size int64) []tlog.Hash {
	var leaves []tlog.Hash
	for start := int64(0); start < size; start += tileWidth {
		width := min(size-start, tileWidth)
		name := tlog.Tile{H: tileHeight, L: 0, N: start / tileWidth, W: int(width)}
		path := strings.Replace(name.Path(), "tile/8/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(dir, path))
		check(err, "bundle")
		for len(data) >= 2 {
			length := int(binary.BigEndian.Uint16(data))
			if len(data) < 2+length {
				fail("%s breaks off", path)
			}
			leaves = append(leaves, tlog.RecordHash(data[2:2+length]))
			data = data[2+length:]
		}
		if len(data) != 0 || int64(len(leaves)) != start+width {
			fail("%s does not hold %d entries", path, width)
		}
	}
	return leaves
}

// compareTiles builds the tree from its leaves and compares every tile byte for byte. It does not
// use tlog.TileHashReader: that of x/mod 0.7.0 (Debian 12) hands out hashes of an altered full tile
// when two subtrees of the right edge lie in one tile.
func compareTiles(dir string, tree tlog.Tree, leaves []tlog.Hash) int {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for index, leaf := range leaves {
		grown, err := tlog.StoredHashesForRecordHash(int64(index), leaf, reader)
		check(err, "entry %d", index)
		stored = append(stored, grown...)
	}
	root, err := tlog.TreeHash(tree.N, reader)
	check(err, "tree hash")
	if root != tree.Hash {
		fail("the entries give the root %v, the checkpoint says %v", root, tree.Hash)
	}
	compared := 0
	for level := 0; tree.N>>(tileHeight*level) > 0; level++ {
		count := tree.N >> (tileHeight * level)
		for start := int64(0); start < count; start += tileWidth {
			width := min(count-start, tileWidth)
			name := tlog.Tile{H: tileHeight, L: level, N: start / tileWidth, W: int(width)}
			path := strings.Replace(name.Path(), "tile/8/", "tile/", 1)
			data, err := os.ReadFile(filepath.Join(dir, path))
			check(err, "tile")
			computed, err := tlog.ReadTileData(name, reader)
			check(err, "tile %s", path)
			if !bytes.Equal(data, computed) {
				fail("%s is not the tile these entries have", path)
			}
			compared++
		}
	}
	return compared
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func hashes(texts []string) []tlog.Hash {
	var result []tlog.Hash
	for _, text := range texts {
		result = append(result, hash(text))
	}
	return result
}

func hash(text string) tlog.Hash {
	data, err := base64.StdEncoding.DecodeString(text)
	check(err, "hash")
	if len(data) != tlog.HashSize {
		fail("a hash of %d bytes", len(data))
	}
	return *(*tlog.Hash)(data)
}

func check(err error, format string, arguments ...interface{}) {
	if err != nil {
		fail("%s: %v", fmt.Sprintf(format, arguments...), err)
	}
}

func fail(format string, arguments ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}

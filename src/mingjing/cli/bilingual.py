"""Help for Chinese and for English readers: every statement in both, Chinese first."""

import click


class _Speaking(click.Command):
    """Headings in both languages, and help texts printed line by line, as they were written."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法 Usage: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        del ctx
        formatter.write("\n")
        for line in (self.help or "").strip().splitlines():
            formatter.write(f"  {line.strip()}".rstrip() + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each option with its lines below it."""
        formatter.write("\n选项 Options:\n")
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                term, said = record
                formatter.write(f"  {term}\n")
                for line in said.splitlines():
                    formatter.write(f"      {line.strip()}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, which every command has."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本页。\nShow this page."
        return option


class Command(_Speaking):
    """A command; the first two lines of its help are its summary, Chinese and English."""


class Group(_Speaking, click.Group):
    """A command with commands below it."""

    command_class = Command
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its summary in both languages."""
        names = self.list_commands(ctx)
        width = max(map(len, names), default=0) + 2
        formatter.write("\n命令 Commands:\n")
        for name in names:
            chinese, english = self.summary(ctx, name)
            formatter.write(f"  {name:{width}}{chinese}\n")
            formatter.write(f"  {'':{width}}{english}\n")

    def summary(self, ctx: click.Context, name: str) -> tuple[str, str]:
        """Return what the command *name* is for, in Chinese and in English."""
        command = self.get_command(ctx, name)
        lines = ((command.help if command else None) or "").strip().splitlines()
        chinese, english, *_ = [*lines, "", ""]
        return chinese.strip(), english.strip()

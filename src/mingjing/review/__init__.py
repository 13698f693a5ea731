"""法制审核: package, opinion, rounds, objection. Moves a case only through `cases.commands`."""

"""Mingjing 明镜: the three enforcement systems on a record nobody can alter unseen."""

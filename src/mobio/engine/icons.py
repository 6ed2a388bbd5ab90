"""The pictures beside words: their names, in the order in which they stand in the strip."""

ICONS = (
    "person people child family home house school study book certificate language speech ear "
    "message mail phone work tools money number calendar clock map globe document card pen target "
    "stop health heart share check cross sound"
).split()

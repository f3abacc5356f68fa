"""What a person can put right: a file that is missing, a line that cannot be read, a program that fails."""


class Fault(Exception):
    pass

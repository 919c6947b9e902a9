"""Reports coded by hand: the file format, its checks, and exchange with annotation tools.

A coded report is a JSON object that quotes its evidence; read together with its text it gives the same `Move`
objects that a coder finds, so that two people, or a person and a program, are compared in one way.
"""

from parley.corpus.coded import CodedReport, Described, Quotation, Reference
from parley.corpus.files import read_reports, write_report
from parley.corpus.texts import Texts

__all__ = ["CodedReport", "Described", "Quotation", "Reference", "Texts", "read_reports", "write_report"]

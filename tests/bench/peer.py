"""tests/bench/peer.py TOOL FILE...: does rapporteur's work with another tool, for tests/bench/run."""
import json
import sys


def tables_pdfplumber(papers):
    import pdfplumber
    for paper in papers:
        with pdfplumber.open(paper) as document:
            for page in document.pages:
                page.extract_tables()


def tables_camelot(papers):
    import camelot
    for paper in papers:
        camelot.read_pdf(paper, pages="all")


def tables_tabula(papers):
    import tabula
    for paper in papers:
        tabula.read_pdf(paper, pages="all", silent=True)


def report_reportlab(files):
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate
    source, target = files
    with open(source, encoding="utf-8") as file:
        report = json.load(file)
    body = getSampleStyleSheet()["BodyText"]
    rows = [[Paragraph(text, body) for text in (
        f"{r['label']}: {r['text']}", r["response"], r["updates"][0]["text"], r["assessment"]["code"])]
        for r in report["recommendations"]]
    head = ["Recommendation", "Original Response", "Progress", "Assessment"]
    table = LongTable([head] + rows, colWidths=[190, 190, 250, 110], repeatRows=1)
    SimpleDocTemplate(target, pagesize=landscape(A4)).build([table])


TOOLS = {
    "pdfplumber": tables_pdfplumber,
    "camelot": tables_camelot,
    "tabula": tables_tabula,
    "reportlab": report_reportlab,
}

if __name__ == "__main__":
    TOOLS[sys.argv[1]](sys.argv[2:])

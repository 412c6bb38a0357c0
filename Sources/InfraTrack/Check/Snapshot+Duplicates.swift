import FrontMatter

extension Snapshot {
    /// Files that claim an id another file has already.
    func duplicateFindings() -> [Finding] {
        taskTable.duplicateFindings() + alertTable.duplicateFindings()
            + commandTable.duplicateFindings() + timeTable.duplicateFindings()
            + invoiceTable.duplicateFindings()
    }
}

extension Table {
    fileprivate func duplicateFindings() -> [Finding] {
        duplicates.values.map { twin in
            let place = twin.document?.place(of: R.keyOrder[0])
            return Finding(
                .error, rule: "duplicate-id", path: twin.path, line: place?.line ?? 1,
                column: place?.column ?? 1,
                message:
                    "The id \(twin.record.id) is that of \(self[id: twin.record.id]?.path ?? "another file") too.",
                cure: "Remove one of the files, or give it an id of its own.")
        }
    }
}

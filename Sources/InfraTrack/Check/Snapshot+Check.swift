extension Snapshot {
    /// What a reader should know about the records: unreadable files, broken references, cycles.
    ///
    /// Reads no file; ``Repository/check()`` looks at the files beside the records too.
    public func check() -> [Finding] {
        var findings = unreadableFiles
        findings += duplicateFindings()
        findings += taskFindings() + componentFindings() + alertFindings()
        findings += commandFindings() + entryFindings() + runbookFindings() + invoiceFindings()
        findings += cycleFindings()
        return findings.sorted()
    }
}

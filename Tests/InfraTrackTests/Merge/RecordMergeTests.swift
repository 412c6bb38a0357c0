import InfraTrack
import Testing

/// Merges of two versions of a record, field by field.
@Suite struct RecordMergeTests {
    static let path = "tasks/k3f9q2m7xd.md"
    static let base = """
        ---
        id: k3f9q2m7xd
        title: Disk full
        status: open
        priority: P3
        labels:
          - disk
          - night
        ---

        First line.

        Last line.

        """

    static func merge(
        _ ours: String, _ theirs: String, base: String = base
    ) throws -> (text: String, conflicts: [String]) {
        let merged = try RecordMerge.merge(
            base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), path: path)
        return (String(decoding: merged.bytes, as: UTF8.self), merged.conflicts)
    }

    static func edited(_ changes: (String, String)...) -> String {
        changes.reduce(base) { $0.replacing($1.0, with: $1.1) }
    }

    @Test func differentFieldsOfOneLineBlockMerge() throws {
        let merged = try Self.merge(
            Self.edited(("status: open", "status: done")),
            Self.edited(("priority: P3", "priority: P1")))
        #expect(merged.conflicts == [])
        #expect(
            merged.text == Self.edited(("status: open\npriority: P3", "status: done\npriority: P1"))
        )
    }

    @Test func theOrderOfTheSidesDoesNotMatter() throws {
        let ours = Self.edited(("status: open", "status: done"), ("First", "1st"))
        let theirs = Self.edited(("P3", "P2"), ("Last line.", "Last line.\nOne more."))
        #expect(try Self.merge(ours, theirs).text == Self.merge(theirs, ours).text)
        #expect(try Self.merge(ours, theirs).text.contains("1st line.\n\nLast line.\nOne more."))
    }

    @Test func theSameChangeIsNoConflict() throws {
        let both = Self.edited(("status: open", "status: done"), ("First", "1st"))
        let merged = try Self.merge(both, both)
        #expect(merged.text == both)
        #expect(merged.conflicts == [])
    }

    @Test func listsMergeAsSets() throws {
        let merged = try Self.merge(
            Self.edited(("  - night\n", "  - tls\n")),
            Self.edited(("  - disk\n", "  - disk\n  - web\n")))
        #expect(merged.conflicts == [])
        #expect(merged.text.contains("labels:\n  - disk\n  - tls\n  - web\n---"))
    }

    @Test func aListThatIsEmptiedGoes() throws {
        let merged = try Self.merge(
            Self.edited(("  - night\n", "")),
            Self.edited(("labels:\n  - disk\n  - night\n", "labels: [night]\n")))
        #expect(merged.conflicts == [])
        #expect(!merged.text.contains("labels"))
    }

    @Test func fieldsThatOneSideAddsOrRemoves() throws {
        let merged = try Self.merge(
            Self.edited(("priority: P3\n", "")),
            Self.edited(("status: open\n", "status: open\nowner: jonas\n")))
        #expect(merged.conflicts == [])
        #expect(
            merged.text
                == Self.edited(("status: open\npriority: P3\n", "status: open\nowner: jonas\n")))
    }

    @Test func contradictionsAreMarked() throws {
        let merged = try Self.merge(
            Self.edited(("status: open", "status: done"), ("First", "1st")),
            Self.edited(("status: open", "status: blocked")))
        #expect(merged.conflicts == ["status"])
        #expect(merged.text.contains("<<<<<<<"))
        #expect(merged.text.contains("status: done"))
        #expect(merged.text.contains("status: blocked"))
    }

    @Test func contradictingBodiesAreMarked() throws {
        let merged = try Self.merge(
            Self.edited(("First", "One")), Self.edited(("First", "Uno")))
        #expect(merged.conflicts == ["body"])
        #expect(merged.text.contains(">>>>>>>"))
    }

    @Test func bothAddedTheFile() throws {
        let ours = "---\nid: k3f9q2m7xd\ntitle: T\nlabels: [a]\n---\n"
        let theirs = "---\nid: k3f9q2m7xd\ntitle: T\nowner: m\nlabels: [b]\n---\n"
        let merged = try Self.merge(ours, theirs, base: "")
        #expect(merged.conflicts == [])
        #expect(merged.text.contains("owner: m"))
        #expect(merged.text.contains("[a, b]"))
    }

    @Test func whatIsNoRecordMergesByLines() throws {
        let merged = try Self.merge("A\n\nb\n\nc\n", "a\n\nb\n\nC\n", base: "a\n\nb\n\nc\n")
        #expect(merged.text == "A\n\nb\n\nC\n")
        #expect(merged.conflicts == [])
        #expect(try Self.merge("b\n", "c\n", base: "a\n").conflicts == ["text"])
    }
}

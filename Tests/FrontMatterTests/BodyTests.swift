import FrontMatter
import Testing

@Suite struct BodyTests {
    @Test(arguments: [
        ("---\n---", "x", "---\n---\nx\n"), ("---\n---\n", "x\n", "---\n---\nx\n"),
        ("---\n---\na", "x", "---\n---\na\n\nx\n"), ("---\n---\na\n", "x", "---\n---\na\n\nx\n"),
        ("---\n---\na\n\n \n", "x\ny\n", "---\n---\na\n\nx\ny\n"),
        ("---\n---\n\n", "x", "---\n---\n\nx\n"), ("---\n---\n\na\n", "", "---\n---\n\na\n"),
        ("---\r\n---\r\na\r\n", "x\ny\r\n", "---\r\n---\r\na\r\n\r\nx\r\ny\r\n"),
    ])
    func appends(before: String, text: String, after: String) throws {
        var document = try document(before)
        try document.appendToBody(text)
        #expect(document.text == after)
    }

    @Test(arguments: [
        ("---\na: 1\n---", "x", "---\na: 1\n---\nx"), ("---\n---\nold", "", "---\n---\n"),
        ("---\n---\nold\n", "old\n", "---\n---\nold\n"),
        ("---\r\n---\r\nx", "a\nb\r\n", "---\r\n---\r\na\r\nb\r\n"), ("---\n---", "", "---\n---"),
    ])
    func replaces(before: String, text: String, after: String) throws {
        var document = try document(before)
        try document.setBody(text)
        #expect(document.text == after)
    }

    @Test func refusesAConflictAndANull() throws {
        var document = try document("---\n---\nold\n")
        let conflict = #expect(throws: FormatError.self) {
            try document.setBody("<<<<<<< a\n=======\n>>>>>>> b\n")
        }
        #expect(conflict?.description.hasPrefix("3:1: A merge conflict") == true)
        let null = #expect(throws: FormatError.self) { try document.appendToBody("a\0") }
        #expect(null?.code == .controlCharacter)
        #expect(document.body == "old\n")
    }

    @Test(arguments: [
        "=======\n", "Title\n=======\n", "<<<<<<<\n>>>>>>>\n", "<<<<<<< only\n", ">>>>>>> only\n",
        "```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n",
        "~~~~ text\n```\n<<<<<<< a\n>>>>>>> b\n~~~\n~~~~ \n",
        "  <<<<<<< a\n  >>>>>>> b\n", "`` <<<<<<< \n", "<<<<<<<",
    ])
    func takesWhatOnlyLooksLikeAConflict(body: String) throws {
        let document = try document("---\n---\n" + body)
        #expect(document.body == body)
    }

    @Test(arguments: [
        "```\n<<<<<<< a\n```\n=======\n```\n>>>>>>> b\n```\n", "<<<<<<< a\n>>>>>>> b",
        "```\nx\n```\n<<<<<<< a\n>>>>>>> b\n",
        "```\n<<<<<<< a\n>>>>>>> b\n```\n<<<<<<< a\n>>>>>>> b\n",
    ])
    func findsConflicts(body: String) {
        let error = fault("---\n---\n" + body)
        #expect(error?.code == .conflictMarkers)
    }
}

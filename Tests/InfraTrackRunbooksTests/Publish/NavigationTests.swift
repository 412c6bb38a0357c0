import Testing

@testable import InfraTrackRunbooks

@Suite struct NavigationTests {
    private func set(_ text: String, _ pages: [(String, String)], removed: Set<String> = [])
        -> String
    {
        var navigation = Navigation(text)
        navigation.set(pages.map { (title: $0.0, path: $0.1) }, removed: removed)
        return navigation.text
    }

    @Test func aSectionIsAdded() {
        let text = "site_name: X\nnav:\n- Home: index.md\n- More:\n  - a.md\n# end\n\ntheme: x\n"
        #expect(
            set(text, [("A: \"b\"", "runbooks/a.md")])
                == "site_name: X\nnav:\n- Home: index.md\n- More:\n  - a.md\n- Runbooks:\n    - \"A: \\\"b\\\"\": runbooks/a.md\n# end\n\ntheme: x\n"
        )
        #expect(
            set("nav:\n", [("A", "runbooks/a.md")])
                == "nav:\n  - Runbooks:\n      - \"A\": runbooks/a.md\n")
    }

    @Test func entriesStayAndDeadOnesGo() {
        let text =
            "nav:\r\n  - 'Runbooks':\r\n      - Mine: 'runbooks/a.md'\r\n      - Old: runbooks/old.md\r\n      - runbooks/b.md\r\n  - Last: z.md\r\n"
        let new = set(
            text, [("A", "runbooks/a.md"), ("B", "runbooks/b.md"), ("C", "runbooks/c.md")],
            removed: ["runbooks/old.md"])
        #expect(
            new
                == "nav:\r\n  - 'Runbooks':\r\n      - Mine: 'runbooks/a.md'\r\n      - runbooks/b.md\r\n      - \"C\": runbooks/c.md\r\n  - Last: z.md\r\n"
        )
        #expect(
            set(new, [("A", "runbooks/a.md"), ("B", "runbooks/b.md"), ("C", "runbooks/c.md")])
                == new)
    }

    @Test func withoutANavigationNothingChanges() {
        #expect(set("site_name: X\n", [("A", "runbooks/a.md")]) == "site_name: X\n")
        var navigation = Navigation("nav: [index.md]  # short\n")
        navigation.set([(title: "A", path: "runbooks/a.md")], removed: [])
        #expect(navigation.text == "nav: [index.md]  # short\n")
        #expect(
            navigation.notes == [
                "The “nav:” of mkdocs.yml stands on one line and was left as it is."
            ])
    }

    @Test(arguments: [
        ("", "docs"), ("docs_dir: 'site/pages/' # here\n", "site/pages"), ("docs_dir:\n", "docs"),
        ("docs_dir: ../x\n", "../x"),
    ])
    func theFolderIsRead(text: String, folder: String) {
        #expect(Navigation(text).folder == folder)
    }

    @Test func yamlIsQuoted() {
        #expect(YAMLText.quoted("a\"b\\c\nd\te\u{7}ü") == "\"a\\\"b\\\\c\\nd\\te\\u0007ü\"")
    }
}

import FrontMatter
import Testing

@Suite struct ListEditTests {
    private func set(_ header: String, _ value: Value) throws -> String {
        try edited(header) { document throws(FormatError) in
            try document.set("l", to: value, order: [])
        }
    }

    @Test(arguments: [
        ("  - a\n  - c\n", ["a", "b", "c"], "  - a\n  - b\n  - c\n"),
        ("- a\n- c\n", ["a", "c", "d"], "- a\n- c\n- d\n"),
        (
            "    - a # one\n    # two\n    - 'c'\n", ["0x", "a", "c"],
            "    - \"0x\"\n    - a # one\n    # two\n    - 'c'\n"
        ),
        ("  - a # one\n  - b\n  - c # three\n", ["a", "c"], "  - a # one\n  - c # three\n"),
        ("  - a # one\n  - 'b' # two\n", ["a", "x"], "  - a # one\n  - 'x' # two\n"),
        ("  - a\n  - b\n", ["c"], "  - c\n"),
        ("  - a\n", ["b", "c"], "  - b\n  - c\n"),
        ("  - a\n  - a\n", ["a"], "  - a\n"),
        ("  -\n  - b\n", ["a", "b"], "  - a\n  - b\n"),
    ])
    func changesBlockListsLineByLine(before: String, items: [String], after: String) throws {
        let frame = { "k: v\nl: # list\n" + $0 + "\nm: w\n" }
        let result = try set(frame(before), .list(items.map(Value.scalar)))
        #expect(result == frame(after))
    }

    @Test(arguments: [
        ("[a, b] # c", ["a", "b", "c"], "[a, b, c] # c"), ("[a,b]", ["a", "b", "c"], "[a,b,c]"),
        ("[ a ]", ["a", "b"], "[ a, b ]"), ("['a', \"b\"]", ["\"b", "b"], "[\"\\\"b\", \"b\"]"),
        ("[a, b]", ["b"], "[b]"), ("[a]", ["x, y", "no"], "[\"x, y\", \"no\"]"),
        ("[a]", [], "[]"),
    ])
    func keepsListsInBrackets(before: String, items: [String], after: String) throws {
        let result = try set("l: " + before + "\n", .list(items.map(Value.scalar)))
        #expect(result == "l: " + after + "\n")
    }

    @Test func turnsOneFormIntoTheOther() throws {
        #expect(try set("l: [] # c\n", list("a")) == "l: # c\n  - a\n")
        #expect(try set("l: x # c\n", list("a")) == "l: # c\n  - a\n")
        #expect(try set("l: # c\n  - a\n", .list([])) == "l: [] # c\n")
        #expect(try set("l: [a]\n", .list([list("x")])) == "l:\n  -\n    - x\n")
        #expect(try set("k:\n- a\nl: []\n", list("b")) == "k:\n- a\nl:\n- b\n")
        #expect(try set("k:\n- a\n", list("b")) == "k:\n- a\nl:\n- b\n")
    }

    @Test func changesItemsThatAreMappings() throws {
        let item = { (name: String) in
            Value.map([Pair(key: "name", value: .scalar(name)), Pair(key: "w", value: .bare("1"))])
        }
        let before = "l:\n  - name: a\n    w: 1 # x\n  # between\n  - name: b\n    w: 1\n"
        #expect(
            try set(before, .list([item("a"), item("c")]))
                == "l:\n  - name: a\n    w: 1 # x\n  # between\n  - name: c\n    w: 1\n")
        #expect(
            try set(before, .list([item("a")])) == "l:\n  - name: a\n    w: 1 # x\n  # between\n")
    }

    @Test func changesMappingsKeyByKey() throws {
        let before = "l:\n    # c\n    a: 1 # one\n    b: [x]\n    d:\n      - p\n      - q\n"
        let value = Value.map([
            Pair(key: "a", value: .bare("2")), Pair(key: "c", value: .scalar("new")),
            Pair(key: "d", value: list("p", "q", "r")),
        ])
        #expect(
            try set(before, value)
                == "l:\n    # c\n    a: 2 # one\n    c: new\n    d:\n      - p\n      - q\n      - r\n"
        )
        let block = Value.map([
            Pair(key: "0", value: .null),
            Pair(key: "a", value: .map([Pair(key: "z", value: .null)])),
            Pair(key: "b", value: list("x")), Pair(key: "d", value: list("p", "q")),
        ])
        #expect(
            try set(before, block)
                == "l:\n    # c\n    \"0\": null\n    a:\n      z: null\n    b: [x]\n    d:\n      - p\n      - q\n"
        )
    }

    @Test func handlesLongLists() throws {
        let items = (0..<600).map { "item\($0)" }
        let header = "l:\n" + items.map { "  - \($0)\n" }.joined()
        let new = items.enumerated().filter { $0.offset % 7 != 3 }.map(\.element) + ["last"]
        let result = try set(header, .list(new.map(Value.scalar)))
        #expect(result == "l:\n" + new.map { "  - \($0)\n" }.joined())
    }
}

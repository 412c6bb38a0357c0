import InfraTrack
import Testing

@Suite struct QueryErrorTests {
    private static let qualifiers =
        "alert, assignee, billable, blocked, category, client, closed, component, created, "
        + "depends, depends_on, due, end, environment, exit, host, id, kind, label, lifecycle, "
        + "limit, member_of, owner, part_of, person, priority, project, provider, ready, runs_on, "
        + "shell, sort, start, started, status, task, text"
    private static let states =
        "open, in-progress, blocked, done, cancelled, draft, published, issued, void"
    private static let keyword =
        "Write the condition, or quote \"OR\" to search for the word."
    private static let date =
        "Write a day as 2026-12-01 or an instant as 2026-12-01T09:00:00Z."
    private static let id =
        "An id has ten letters and digits, such as k3f9q2m7xd; its first few are enough, "
        + "or write \"none\" or \"any\"."
    private static let joined =
        "Write a space before it, or put the whole in quotes, with \\\" for a quote in it."
    private static let sortKeys =
        "The keys are priority, created, due, closed, status, title, id, started, start, owner, "
        + "component, each with \"-desc\" for the other direction."

    /// The message, the query, the carets, the cure.
    static let table: [[String]] = [
        [
            "Unknown qualifier \"stauts\".",
            "stauts:open label:tls",
            "^^^^^^",
            "Did you mean \"status\"? Quote the whole to search for it as text. "
                + "The qualifiers are \(qualifiers).",
        ],
        [
            "Unknown qualifier \"http\".", "see http://x", "    ^^^^",
            "Quote the whole to search for it as text. The qualifiers are \(qualifiers).",
        ],
        [
            "Unknown qualifier \"depend\".", "depend:k3", "^^^^^^",
            "Did you mean \"depends\"? Quote the whole to search for it as text. "
                + "The qualifiers are \(qualifiers).",
        ],
        [
            "\"opne\" is not a value of \"status\".", "label:é status:opne", "               ^^^^",
            "Did you mean \"open\"? The values are \(states).",
        ],
        [
            "\"none\" is not a value of \"status\".", "status:none", "       ^^^^",
            "It always has one. The values are \(states).",
        ],
        [
            "\"P9\" is not a value of \"priority\".", "priority<=P9", "          ^^",
            "The values are P1, P2, P3, P4, P5.",
        ],
        [
            "\"yes\" is not a value of \"blocked\".", "blocked:yes", "        ^^^",
            "The values are true, false.",
        ],
        [
            "\"retierd\" is not a value of \"lifecycle\".", "lifecycle:retierd",
            "          ^^^^^^^",
            "Did you mean \"retired\"? The values are active, missing, retired.",
        ],
        ["\"tomorrow\" is not a date.", "due:tomorrow", "    ^^^^^^^^", date],
        ["\"2026-13-01\" is not a date.", "due<2026-13-01", "    ^^^^^^^^^^", date],
        ["\"\" is not a date.", "due:..2026-01-01", "    ^^^^^^^^^^^^", date],
        [
            "The range ends before it begins.", "due:2026-12-02..2026-12-01",
            "    ^^^^^^^^^^^^^^^^^^^^^^", "Write due:2026-12-01..2026-12-02.",
        ],
        [
            "A range cannot be compared with \"<\".", "due<2026-12-01..2026-12-02",
            "    ^^^^^^^^^^^^^^^^^^^^^^",
            "Write due:2026-12-01..2026-12-02, or one day after the sign.",
        ],
        [
            "\"none\" cannot be compared with \"<\".", "due<none", "    ^^^^", "Write due:none.",
        ],
        [
            "\"owner\" cannot be compared with \">\".", "owner>ann", "      ^^^",
            "Write \"owner:\" before the value.",
        ],
        [
            "\"abc\" is not a whole number.", "exit:abc", "     ^^^",
            "Write a number, as in exit:0 or exit>0, or exit:none.",
        ],
        [
            "\"!0\" is not a whole number.", "exit:!0", "     ^^",
            "Write -exit:0 for every other value.",
        ],
        ["\"u\" is not the beginning of an id.", "task:u", "     ^", id],
        [
            "\"limit=\" is neither a qualifier nor a word.", "limit=3", "^^^^^^",
            "Write limit: before the value, or quote the whole to search for it.",
        ],
        [
            "A list cannot be compared with \"<\".", "priority<P1,P2", "         ^^^^^",
            "Write one value, or priority: before the list.",
        ],
        [
            "A value of \"status\" is missing.", "status: open", "^^^^^^^",
            "Write it right after the sign or the comma, without a space.",
        ],
        [
            "A value of \"label\" is missing.", "label:a,,b", "^^^^^^^^",
            "Write it right after the sign or the comma, without a space.",
        ],
        [
            "The value of \"kind\" is empty.", "kind:\"\"", "     ^^",
            "Write a value after \"kind:\".",
        ],
        ["The value of \"text\" is empty.", "a \"\"", "  ^^", "Write the text to look for."],
        [
            "The quotation mark is never closed.", "label:\"a b", "      ^",
            "Write another \" after the text.",
        ],
        [
            "The quotation mark is never closed.", "\"a\\\"", "^",
            "Write another \" after the text.",
        ],
        [
            "A quotation mark or a parenthesis is in the middle of a word.", "ab\"c\"", "  ^",
            joined,
        ],
        [
            "A quotation mark or a parenthesis is in the middle of a word.", "\"a\"b", "   ^",
            joined,
        ],
        [
            "A quotation mark or a parenthesis is in the middle of a word.", "main()", "    ^",
            joined,
        ],
        [
            "A quotation mark or a parenthesis is in the middle of a word.", "label:f(x)",
            "       ^",
            joined,
        ],
        [
            "The parenthesis is never closed.", "a (b OR c", "  ^",
            "Write \")\" after the conditions.",
        ],
        [
            "This parenthesis closes nothing.", "a b) c", "   ^",
            "Remove it, or quote it to search for it.",
        ],
        [
            "There is nothing between the parentheses.", "a ( )", "  ^^^",
            "Write conditions between them, or quote them to search for them.",
        ],
        ["OR needs a condition on both sides.", "OR a", "^^", keyword],
        ["OR needs a condition on both sides.", "a OR", "  ^^", keyword],
        ["OR needs a condition on both sides.", "a OR sort:due", "  ^^", keyword],
        [
            "AND needs a condition on both sides.", "AND a", "^^^",
            "Write the condition, or quote \"AND\" to search for the word.",
        ],
        [
            "AND needs a condition on both sides.", "a AND", "  ^^^",
            "Write the condition, or quote \"AND\" to search for the word.",
        ],
        [
            "AND needs a condition on both sides.", "a AND AND b", "      ^^^",
            "Write the condition, or quote \"AND\" to search for the word.",
        ],
        [
            "NOT needs a condition on its right.", "a NOT", "  ^^^",
            "Write the condition, or quote \"NOT\" to search for the word.",
        ],
        [
            "A condition is missing before OR.", "-OR", " ^^", keyword,
        ],
        [
            "The hyphen negates nothing.", "a - b", "  ^",
            "Write a condition right after it, or quote the word to search for it.",
        ],
        [
            "The hyphen negates nothing.", "--force", "^",
            "Write a condition right after it, or quote the word to search for it.",
        ],
        [
            "\"sort\" stands inside parentheses or is negated.", "-sort:due", " ^^^^^",
            "Write it beside the conditions; sort:created-desc turns the order round.",
        ],
        [
            "\"limit\" stands inside parentheses or is negated.", "(a limit:3)", "   ^^^^^^",
            "Write it beside the conditions.",
        ],
        [
            "\"limit\" compares nothing.", "limit<3", "^^^^^^", "Write limit: before the value.",
        ],
        [
            "\"x\" is not a number of records.", "limit:x", "      ^",
            "Write a whole number, as in limit:20.",
        ],
        [
            "\"5,6\" is not a number of records.", "limit:5,6", "      ^^^",
            "Write a whole number, as in limit:20.",
        ],
        ["The limit is given twice.", "limit:5 limit:6", "              ^", "Write one limit."],
        [
            "Records cannot be sorted by \"prioritty\".", "sort:due,prioritty",
            "         ^^^^^^^^^",
            "Did you mean \"priority\"? \(sortKeys)",
        ],
        [
            "Unknown qualifier \"x\".", "\tx:1", " ^",
            "Quote the whole to search for it as text. The qualifiers are \(qualifiers).",
        ],
    ]

    @Test(arguments: table) func mistakesAreShown(row: [String]) throws {
        let error = #expect(throws: QueryError.self) { try Query(parsing: row[1]) }
        let shown = String(row[1].map { $0 == "\t" ? " " : $0 })
        #expect(error?.description == "\(row[0])\n  \(shown)\n  \(row[2])\n\(row[3])")
    }

    @Test func anOverlongQueryIsNotShown() {
        let text = String(repeating: "a ", count: 9000)
        let error = #expect(throws: QueryError.self) { try Query(parsing: text) }
        #expect(
            error?.description == "The query is longer than 16384 bytes.\nAsk for less at once.")
    }

    @Test(arguments: ["(", "NOT ", "-("]) func deepNestingIsRefused(opening: String) {
        let text = String(repeating: opening, count: 400) + "a"
        let error = #expect(throws: QueryError.self) { try Query(parsing: text) }
        #expect(error?.message == "The query is nested deeper than 64 levels.")
        #expect(error?.cure == "Write it with fewer parentheses and negations.")
    }

    @Test func longWordsAreCutInMessages() {
        let word = String(repeating: "x", count: 100)
        let error = #expect(throws: QueryError.self) { try Query(parsing: "exit:\(word)") }
        #expect(error?.message == "\"\(word.prefix(60))…\" is not a whole number.")
    }

    @Test func aSpanBeyondTheTextIsCut() {
        let error = QueryError("No.", cure: "Yes.", text: "ab", span: 1..<9)
        #expect(error.span == 1..<2)
        let end = QueryError("No.", cure: "Yes.", text: "ab", span: 2..<2)
        #expect(end.description == "No.\n  ab\n    ^\nYes.")
    }
}

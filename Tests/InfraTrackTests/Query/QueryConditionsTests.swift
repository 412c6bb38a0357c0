import InfraTrack
import Testing

@Suite struct QueryConditionsTests {
    static let day = CalendarDate(year: 2026, month: 12, day: 1).map(Moment.date)
    static let id = RecordID(entropy: 7)

    @Test func aQueryInCode() {
        let query = Query(.status(.open) && .component("acme/prod/**") && !.label("noise"))
            .sorted(by: .priority, .created.descending).limited(to: 20)
        #expect(
            query.description
                == "status:open component:acme/prod/** -label:noise "
                + "sort:priority,created-desc limit:20")
        #expect(
            query.filtered(by: .owner("ann") || .text("b c")).limited(to: nil).sorted().description
                == "status:open component:acme/prod/** -label:noise (owner:ann OR \"b c\")")
    }

    static let words: [(Query.Expression, String)] = [
        (.status(.inProgress, .done), "status:in-progress,done"),
        (.status(runbook: .published), "status:published"),
        (.status(invoice: .issued, .void), "status:issued,void"),
        (.priority(.p1, .p2), "priority:P1,P2"),
        (.priority(.lessOrEqual, .p2), "priority<=P2"),
        (.lifecycle(.retired), "lifecycle:retired"),
        (.kind("server"), "kind:server"),
        (.category("a b"), "category:\"a b\""),
        (.owner("none"), "owner:\"none\""),
        (.owner(""), "owner:none"),
        (.kind(""), "-*"),
        (.assignee("ann", "bob"), "assignee:ann,bob"),
        (.label("x(y)"), "label:\"x(y)\""),
        (.component("web-01", ""), "component:web-01,none"),
        (.component("none"), "component:\"none\""),
        (.provider("aws"), "provider:aws"),
        (.environment("prod"), "environment:prod"),
        (.client("acme"), "client:acme"),
        (.project("p"), "project:p"),
        (.host("h"), "host:h"),
        (.shell("zsh"), "shell:zsh"),
        (.person("ann"), "person:ann"),
        (.text("sort:x"), "\"sort:x\""),
        (.text(""), ""),
        (.text("AND") && .text("*"), "\"AND\" \"*\""),
        (.name(""), "-*"),
        (.name("none"), "id:none"),
        (.name("Ab c"), "id:\"Ab c\""),
        (.label(), "-*"),
        (.has(.owner) && .lacks(.due), "owner:any due:none"),
        (.has(.status), ""),
        (.lacks(.status), "-*"),
        (.exit(0) || .exit(.greater, 2), "exit:0 OR exit>2"),
        (!(.blocked() || .ready(false)), "-(blocked:true OR ready:false)"),
        (.billable(), "billable:true"),
        (!.nothing, ""),
        (.or([]), "-*"),
        (.and([]), ""),
    ]

    @Test(arguments: words) func conditionsAreWritten(condition: Query.Expression, text: String)
        throws
    {
        let query = Query(condition)
        #expect(query.description == text)
        #expect(try Query(parsing: text) == query)
    }

    @Test func idsAndTimesAreWritten() throws {
        let day = try #require(Self.day)
        let id = Self.id
        let conditions: [(Query.Expression, String)] = [
            (.id(id), "id:\(id)"), (.task(id), "task:\(id)"), (.depends(on: id), "depends:\(id)"),
            (.alert(id), "alert:\(id)"), (.due(.less, day), "due<2026-12-01"),
            (.created(.greaterOrEqual, day), "created>=2026-12-01"),
            (.closed(.equals, day), "closed:2026-12-01"),
            (.started(.greater, day), "started>2026-12-01"),
            (.start(.lessOrEqual, day), "start<=2026-12-01"), (.end(.less, day), "end<2026-12-01"),
        ]
        for (condition, text) in conditions {
            #expect(Query(condition).description == text)
            #expect(try Query(parsing: text) == Query(condition))
        }
    }

    @Test func aTermOfWrittenParts() throws {
        let term = try Query.Term(.priority, .less, value: "p3")
        #expect(term.description == "priority<P3")
        #expect(term.value == "P3")
        #expect(try Query.Term(.owner, value: "none").value == "none")
        let error = #expect(throws: QueryError.self) { try Query.Term(.status, value: "opne") }
        #expect(
            error?.description == """
                "opne" is not a value of "status".
                  opne
                  ^^^^
                Did you mean "open"? The values are open, in-progress, blocked, done, cancelled, \
                draft, published, issued, void.
                """)
    }
}

import InfraTrack
import Testing

@Suite struct QueryParsingTests {
    /// What a person types, and the canonical text.
    static let golden: [(String, String)] = [
        ("", ""),
        ("  \t\n ", ""),
        ("*", ""),
        ("status:open", "status:open"),
        ("STATUS:Open", "status:open"),
        ("status:open,blocked", "status:open,blocked"),
        ("status:open OR status:blocked", "status:open,blocked"),
        ("-status:open,blocked", "-status:open,blocked"),
        ("NOT status:open", "-status:open"),
        ("NOT NOT status:open", "status:open"),
        ("-(-(status:open))", "status:open"),
        ("a AND b", "a b"),
        ("(a b) c", "a b c"),
        ("a OR (b OR c)", "a OR b OR c"),
        ("a b OR c", "a b OR c"),
        ("(a OR b) c", "(a OR b) c"),
        ("(a OR b) sort:priority", "(a OR b) sort:priority"),
        ("a OR b limit:3", "(a OR b) limit:3"),
        ("a b sort:due", "a b sort:due"),
        ("-(a b)", "-(a b)"),
        ("-(a OR b)", "-(a OR b)"),
        ("-(a OR b c)", "-(a OR b c)"),
        ("NOT (a)", "-a"),
        ("NOT(a b)", "-(a b)"),
        ("(a)b", "a b"),
        ("-*", "-*"),
        ("* a", "a"),
        ("* OR a", ""),
        ("-* OR a", "a"),
        ("-* a", "-*"),
        ("label:tls -label:noise", "label:tls -label:noise"),
        ("priority<=P2", "priority<=P2"),
        ("priority:<=p2", "priority<=P2"),
        ("priority:>P2", "priority>P2"),
        ("priority:P1,P2", "priority:P1,P2"),
        ("\"disk full\"", "\"disk full\""),
        ("disk full", "disk full"),
        ("text:disk", "disk"),
        ("text:\"disk full\",nginx", "\"disk full\" OR nginx"),
        ("\"OR\" \"not\"", "\"OR\" not"),
        ("\"status:open\"", "\"status:open\""),
        ("\"id=7\"", "\"id=7\""),
        ("10.0.0.1:8080 ::1 12:30 a,b x=y 'q", "10.0.0.1:8080 ::1 12:30 a,b \"x=y\" 'q"),
        ("\"say \\\"hi\\\" c:\\\\ d\\e\"", "\"say \\\"hi\\\" c:\\\\ d\\\\e\""),
        ("\"-x\" a-b", "\"-x\" a-b"),
        ("-\"-x\"", "-\"-x\""),
        ("owner:\"Ann Lee\"", "owner:\"Ann Lee\""),
        ("owner:none", "owner:none"),
        ("owner:NONE,any,ann", "owner:none,any,ann"),
        ("owner:\"none\"", "owner:\"none\""),
        ("owner:\"\"", "owner:none"),
        ("kind:none", "kind:none"),
        ("label:\"a,b\",c", "label:\"a,b\",c"),
        ("label:\"<x\"", "label:\"<x\""),
        ("label:größe", "label:größe"),
        ("due<2026-12-01", "due<2026-12-01"),
        ("due<=2026-12-01T09:00:00+01:00", "due<=2026-12-01T09:00:00+01:00"),
        ("due:\"2026-12-01 09:00:00Z\"", "due:2026-12-01T09:00:00Z"),
        ("created:2026-11-01..2026-11-30", "created:2026-11-01..2026-11-30"),
        ("closed:none due:any", "closed:none due:any"),
        ("exit:0 -exit:-1 exit>1 exit:none", "exit:0 -exit:-1 exit>1 exit:none"),
        ("blocked:TRUE ready:false", "blocked:true ready:false"),
        ("lifecycle:Retired", "lifecycle:retired"),
        ("component:ACME/Prod/**", "component:acme/prod/**"),
        ("component:acme/*/eu-**/web-*", "component:acme/*/eu-*/web-*"),
        ("component:\"Old Name\"", "component:\"Old Name\""),
        ("depends:K3F9 alert:none", "depends:k3f9 alert:none"),
        ("task:\"none\"", "task:\"none\""),
        ("id:ACME-2026-0011", "id:ACME-2026-0011"),
        ("status:in-progress,issued,published", "status:in-progress,issued,published"),
        ("sort:priority", "sort:priority"),
        ("sort:created-desc a sort:-due,id-asc", "a sort:created-desc,due-desc,id"),
        ("limit:20 a", "a limit:20"),
        ("limit:0", "limit:0"),
        (
            "status:open component:acme/prod/** label:tls -label:noise priority<=P2 owner:marcus "
                + "client:acme due<2026-12-01 created>=2026-01-01 \"disk full\" (a OR b) "
                + "sort:priority limit:20",
            "status:open component:acme/prod/** label:tls -label:noise priority<=P2 owner:marcus "
                + "client:acme due<2026-12-01 created>=2026-01-01 \"disk full\" (a OR b) "
                + "sort:priority limit:20"
        ),
    ]

    @Test(arguments: golden) func readsAndWrites(typed: String, canonical: String) throws {
        let query = try Query(parsing: typed)
        #expect(query.description == canonical)
        #expect(try Query(parsing: canonical) == query)
    }

    @Test func everyRecord() throws {
        #expect(try Query(parsing: "") == .all)
        #expect(Query.all.description == "")
    }

    @Test func sixtyFourLevelsAreRead() throws {
        let opening = String(repeating: "(a OR b (", count: 32)
        let text = opening + "c" + String(repeating: "))", count: 32)
        let query = try Query(parsing: text)
        #expect(try Query(parsing: query.description) == query)
    }

    @Test func settingAPartKeepsTheNormalForm() {
        var query = Query.all
        query.expression = .and([.and([.text("a")]), .all, .not(.not(.text("b")))])
        query.limit = -4
        #expect(query == Query(.text("a") && .text("b"), limit: 0))
        #expect(query.description == "a b limit:0")
    }
}

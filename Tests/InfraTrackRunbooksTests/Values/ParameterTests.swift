import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

@Suite struct ParameterTests {
    @Test func onlyKnownNamesAreReplaced() {
        let values = ["A": "1", "B_2": "x ${A}"]
        #expect(
            Substitution.render("${A} $A ${B_2} ${C} ${A ${} $ ü${A}", values)
                == "1 $A x ${A} ${C} ${A ${} $ ü1")
        #expect(Substitution.render("no", values) == "no")
    }

    @Test func namesOfTheCommandsAreAvoided() {
        var table = ParameterTable(avoiding: ["echo $HOST ${HOST_2:-x}"])
        func name(_ value: String, _ kind: ValueKind = .host, record: String = "r") -> String {
            table.name(
                of: FoundValue(range: 0..<1, kind: kind, value: value), record: record, origin: nil)
        }
        #expect(name("a") == "HOST_3")
        #expect(name("b") == "HOST_4")
        #expect(name("a") == "HOST_3")
        #expect(name("m", .mask(rule: "token")) == "TOKEN")
        #expect(name("m", .mask(rule: "token"), record: "s") == "TOKEN_2")
        #expect(table.name(ofText: "a") == "HOST_3")
        let mask = FoundValue(range: 0..<1, kind: .mask(rule: "token"), value: "m")
        #expect(table.existingName(of: mask, record: "s") == "TOKEN_2")
        #expect(name("/etc/nginx/shop.conf", .path(isHome: false)) == "SHOP_CONF")
        #expect(name("/x/path", .path(isHome: false)) == "FILE")
        #expect(table.existingName(of: mask, record: "x") == nil)
    }

    @Test(arguments: [
        ("plain", "plain"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"),
        ("${HOST}", "${HOST}"), ("x-${HOST}/y", "x-${HOST}/y"), ("a ${B} c", "\"a ${B} c\""),
        ("\"${B}`", "\"\\\"${B}\\`\""), ("$B", "'$B'"), ("${B", "'${B'"), ("${B-c}", "'${B-c}'"),
    ])
    func wordsAreQuotedAroundParameters(word: String, quoted: String) {
        #expect(ShellWord.quoted(word) == quoted)
    }
}

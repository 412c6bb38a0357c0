@testable import InfraTrack
import Testing

@Suite struct ComponentPatternTests {
    @Test(arguments: [
        ("acme/*/eu-*/web-*", "acme/prod/eu-west-1/web-01", true),
        ("acme/*/eu-*/web-*", "acme/prod/us-west-1/web-01", false),
        ("acme/*", "acme/prod/web", false),
        ("acme/*", "acme", false),
        ("*", "acme", true),
        ("**", "acme/prod/web", true),
        ("**/web", "web", true),
        ("**/web", "a/b/web", true),
        ("**/web", "a/b/webs", false),
        ("a/**/z", "a/z", true),
        ("a/**/z", "a/b/c/z", true),
        ("a/**/b/**/z", "a/b/x/b/y/z", true),
        ("a/**/b/**/z", "a/x/y/z", false),
        ("a/**/b", "a/b/c", false),
        ("*a*b*", "xaybz", true),
        ("*a*b*", "xbya", false),
        ("w*b", "web", true),
        ("w*b", "w-b-c", false),
        ("a/*/**", "a/b", true),
        ("a/*/**", "a", false),
    ]) func globs(pattern: String, key: String, isCovered: Bool) throws {
        let key = try #require(ComponentKey(key))
        #expect(ComponentGlob(pattern).covers(key) == isCovered)
    }

    @Test(arguments: [("acme/prod/w*", "acme/prod"), ("acme/*/x", "acme"), ("a/b/**/c", "a/b")])
    func rootsOfGlobs(pattern: String, root: String) {
        #expect(ComponentGlob(pattern).root?.description == root)
    }

    @Test func globsWithoutARoot() {
        #expect(ComponentGlob("*/x").root == nil)
        #expect(ComponentGlob("A b/*").root == nil)
    }

    @Test func starsThatSayTheSame() {
        #expect(ComponentPattern("a***b/**/c**") == ComponentPattern("a*b/**/c*"))
        #expect(ComponentPattern("***").description == "*")
        #expect(ComponentPattern("A/B").description == "a/b")
        #expect(ComponentPattern("A B").description == "A B")
    }

    @Test func manyStarsAreCheap() throws {
        let key = try #require(ComponentKey(String(repeating: "a", count: 100)))
        let pattern = String(repeating: "*a", count: 90) + "*b"
        #expect(!ComponentGlob(pattern).covers(key))
    }
}

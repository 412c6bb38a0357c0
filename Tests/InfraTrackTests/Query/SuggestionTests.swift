@testable import InfraTrack
import Testing

@Suite struct SuggestionTests {
    private let suggestion = Suggestion(among: ["status", "start", "started", "depends", "id"])

    @Test(arguments: [
        ("stauts", "status"), ("Statsu", "status"), ("strt", "start"), ("startd", "start"),
        ("depends_on", "depends"), ("dep", "depends"), ("stats", "status"),
    ]) func nearest(typed: String, meant: String) {
        #expect(suggestion.nearest(to: typed) == meant)
    }

    @Test(arguments: ["xy", "is", "zebra", "", String(repeating: "s", count: 41)])
    func nothingNear(typed: String) {
        #expect(suggestion.nearest(to: typed) == nil)
        #expect(suggestion.question(for: typed) == "")
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("abc", "abc", 0), ("abc", "acb", 1),
        ("kitten", "sitting", 3), ("ca", "abc", 3),
    ]) func distances(left: String, right: String, distance: Int) {
        #expect(Suggestion.distance(left, right) == distance)
    }
}

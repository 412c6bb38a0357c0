import FrontMatter
import Testing

@Suite struct ValueTests {
    private let map = Value.map([
        Pair(key: "a", value: .scalar("1")), Pair(key: "b", value: .list([.bare("x"), .null])),
    ])

    @Test func givesItsParts() {
        #expect(Value.scalar("x").text == "x" && Value.bare("x").text == "x")
        #expect(Value.null.text == nil && map.text == nil)
        #expect(Value.null.strings == [])
        #expect(Value.scalar("x").strings == ["x"])
        #expect(list("a", "b").strings == ["a", "b"])
        #expect(map.strings == nil && Value.list([.null]).strings == nil)
        #expect(map["a"] == .scalar("1") && map["c"] == nil && Value.null["a"] == nil)
        #expect(map["b"]?.items?.count == 2 && map.items == nil && map.pairs?.count == 2)
    }

    @Test func comparesContent() {
        let other = Value.map([
            Pair(key: "b", value: .list([.scalar("x"), .null])), Pair(key: "a", value: .bare("1")),
        ])
        #expect(map.sameContent(as: other) && map != other)
        #expect(!map.sameContent(as: .map([])))
        #expect(
            !map.sameContent(
                as: .map([Pair(key: "a", value: .null), Pair(key: "c", value: .null)])))
        #expect(!Value.scalar("").sameContent(as: .null) && !Value.null.sameContent(as: map))
        #expect(!Value.scalar("a").sameContent(as: .bare("b")))
        #expect(!list("a").sameContent(as: list("a", "b")))
    }

    @Test func describesPlacesAndFaults() {
        let place = Place(line: 2, column: 7)
        #expect(Place(line: 1, column: 9) < place && Place(line: 2, column: 3) < place)
        let error = FormatError(.syntax, at: place, message: "Wrong.", cure: "Mend it.")
        #expect(error.description == "2:7: Wrong. Mend it.")
        #expect(error.code.description == "syntax")
    }
}

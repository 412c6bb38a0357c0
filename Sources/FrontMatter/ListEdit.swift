extension NodeEdit {
    /// Items that stay keep their lines, with the comments around them.
    func list(_ node: Node, _ olds: [Value], _ news: [Value]) -> [Patch] {
        var patches: [Patch] = []
        var (old, new) = (0, 0)
        let end = (olds.count, news.count)
        for match in Alignment.common(olds, news) + [end] {
            patches += gap(node, old..<match.0, olds, news[new..<match.1])
            (old, new) = (match.0 + 1, match.1 + 1)
        }
        return patches
    }

    /// Between two items that stay: changes as far as both sides reach, then the rest.
    private func gap(
        _ node: Node, _ range: Range<Int>, _ olds: [Value], _ news: ArraySlice<Value>
    ) -> [Patch] {
        let column = column(node.token)
        var patches: [Patch] = []
        var rest = news
        for index in range {
            let entry = node.entries[index]
            if let new = rest.popFirst() {
                patches += change(entry, olds[index], to: new, column)
            } else {
                patches.append(Patch(entry.lines, []))
            }
        }
        guard !rest.isEmpty else { return patches }
        let at =
            range.upperBound > 0
            ? node.entries[range.upperBound - 1].lines.upperBound
            : node.entries[0].lines.lowerBound
        return patches + [Patch(at..<at, lines(.list(Array(rest)), column: column))]
    }

    private func change(_ entry: Entry, _ old: Value, to new: Value, _ column: Int) -> [Patch] {
        if entry.node.token.style.isInline,
            let patches = patches(entry.node, from: old, to: new)
        {
            return patches
        }
        return [Patch(entry.lines, lines(.list([new]), column: column))]
    }
}

/// Finds what two lists have in common.
enum Alignment {
    /// Beyond this many comparisons only the equal ends are kept.
    private static let mostCells = 250_000

    /// The index pairs of a longest common subsequence.
    static func common(_ olds: [Value], _ news: [Value]) -> [(Int, Int)] {
        let short = min(olds.count, news.count)
        let head = (0..<short).prefix { olds[$0].sameContent(as: news[$0]) }.count
        let tail = (0..<short - head).prefix {
            olds[olds.count - 1 - $0].sameContent(as: news[news.count - 1 - $0])
        }.count
        let middle = longest(
            olds[head..<olds.count - tail], news[head..<news.count - tail])
        let ends = (0..<tail).reversed().map { (olds.count - 1 - $0, news.count - 1 - $0) }
        return (0..<head).map { ($0, $0) } + middle + ends
    }

    private static func longest(
        _ olds: ArraySlice<Value>, _ news: ArraySlice<Value>
    ) -> [(Int, Int)] {
        let width = news.count + 1
        guard olds.count * width <= mostCells, !olds.isEmpty, !news.isEmpty else { return [] }
        var lengths = Array(repeating: 0, count: (olds.count + 1) * width)
        for (row, old) in olds.enumerated().reversed() {
            for (column, new) in news.enumerated().reversed() {
                let cell = row * width + column
                lengths[cell] =
                    old.sameContent(as: new)
                    ? lengths[cell + width + 1] + 1
                    : max(lengths[cell + width], lengths[cell + 1])
            }
        }
        return walk(olds, news, lengths, width)
    }

    private static func walk(
        _ olds: ArraySlice<Value>, _ news: ArraySlice<Value>, _ lengths: [Int], _ width: Int
    ) -> [(Int, Int)] {
        var (old, new) = (olds.startIndex, news.startIndex)
        var pairs: [(Int, Int)] = []
        while old < olds.endIndex, new < news.endIndex {
            let cell = (old - olds.startIndex) * width + new - news.startIndex
            if olds[old].sameContent(as: news[new]) {
                pairs.append((old, new))
                (old, new) = (old + 1, new + 1)
            } else if lengths[cell + width] >= lengths[cell + 1] {
                old += 1
            } else {
                new += 1
            }
        }
        return pairs
    }
}

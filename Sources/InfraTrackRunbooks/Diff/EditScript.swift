/// The lines kept, removed and added on the way from one text to another.
struct EditScript {
    enum Step {
        case keep(Substring)
        case remove(Substring)
        case add(Substring)

        var isChange: Bool {
            if case .keep = self { return false }
            return true
        }
    }

    let steps: [Step]

    /// Finds the shortest edit; the standard library's difference is Myers' algorithm.
    init(_ old: [Substring], _ new: [Substring]) {
        let difference = new.map { Array($0.utf8) }.difference(from: old.map { Array($0.utf8) })
        let removed = Set(difference.removals.map(\.offset))
        let added = Set(difference.insertions.map(\.offset))
        var steps: [Step] = []
        var (before, after) = (0, 0)
        while before < old.count || after < new.count {
            if removed.contains(before), before < old.count {
                steps.append(.remove(old[before]))
                before += 1
            } else if added.contains(after), after < new.count {
                steps.append(.add(new[after]))
                after += 1
            } else {
                steps.append(.keep(old[before]))
                (before, after) = (before + 1, after + 1)
            }
        }
        self.steps = steps
    }

    /// The changes with lines around them, those that are near each other together.
    func hunks(context: Int) -> [Hunk] {
        var ranges: [Range<Int>] = []
        for index in steps.indices where steps[index].isChange {
            let range = max(0, index - context)..<min(steps.count, index + context + 1)
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges.map { Hunk(steps[$0], after: steps[..<$0.lowerBound]) }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

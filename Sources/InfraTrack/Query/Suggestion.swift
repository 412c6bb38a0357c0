/// Finds the word a person likely meant.
struct Suggestion {
    private let choices: [String]

    init(among choices: [String]) { self.choices = choices }

    /// The nearest choice by edit distance, or the one that is begun or overrun.
    ///
    /// Ties go to the first; words that are very short or long are left alone.
    func nearest(to typed: String) -> String? {
        let word = typed.lowercased()
        guard (3...40).contains(word.utf8.count) else { return nil }
        let allowed = word.utf8.count / 3
        let near = choices.map { (choice: $0, distance: Self.distance(word, $0)) }
            .filter { $0.distance <= allowed }
            .min { $0.distance < $1.distance }
        return near?.choice ?? choices.first { $0.hasPrefix(word) || word.hasPrefix($0) }
    }

    /// `Did you mean "status"? `, or nothing.
    func question(for typed: String) -> String {
        nearest(to: typed).map { "Did you mean \"\($0)\"? " } ?? ""
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let (from, to) = (Array(left.utf8), Array(right.utf8))
        var beforeLast: [Int] = []
        var last = Array(0...to.count)
        for row in from.indices {
            var current = [row + 1]
            for column in to.indices {
                let substituted = last[column] + (from[row] == to[column] ? 0 : 1)
                var best = min(substituted, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[to.count]
    }
}

/// A stretch of changes with the lines around it.
struct Hunk {
    private let steps: ArraySlice<EditScript.Step>
    private let oldStart: Int
    private let newStart: Int

    init(_ steps: ArraySlice<EditScript.Step>, after earlier: ArraySlice<EditScript.Step>) {
        self.steps = steps
        oldStart = Self.count(earlier).old
        newStart = Self.count(earlier).new
    }

    private static func count(_ steps: ArraySlice<EditScript.Step>) -> (old: Int, new: Int) {
        steps.reduce(into: (old: 0, new: 0)) { counts, step in
            switch step {
            case .keep: counts = (counts.old + 1, counts.new + 1)
            case .remove: counts.old += 1
            case .add: counts.new += 1
            }
        }
    }

    /// The hunk in unified form.
    var text: String {
        let count = Self.count(steps)
        let old = Self.range(oldStart, count.old)
        let new = Self.range(newStart, count.new)
        return "@@ -\(old) +\(new) @@\n" + steps.map(Self.line).joined()
    }

    /// A first line and a count, as GNU diff writes them.
    private static func range(_ start: Int, _ count: Int) -> String {
        switch count {
        case 0: "\(start),0"
        case 1: "\(start + 1)"
        default: "\(start + 1),\(count)"
        }
    }

    private static func line(_ step: EditScript.Step) -> String {
        switch step {
        case .keep(let line): marked(" ", line)
        case .remove(let line): marked("-", line)
        case .add(let line): marked("+", line)
        }
    }

    private static func marked(_ mark: String, _ line: Substring) -> String {
        let isWhole = line.utf8.last == UInt8(ascii: "\n")
        return mark + line + (isWhole ? "" : "\n\\ No newline at end of file\n")
    }
}

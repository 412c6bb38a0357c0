/// Finds all keywords in one pass: the automaton of Aho and Corasick over bytes in lower case.
///
/// The time for a byte does not depend on how many keywords there are.
struct TriggerTable: Sendable {
    private struct Entry: Sendable {
        let word: [UInt8]
        let isExact: Bool
        /// `nil` for what starts a part that no rule may look into.
        let trigger: Trigger?
    }

    /// A keyword that ends in a state, without references, so that a hit counts none.
    private struct Ending: Sendable {
        /// Where the word stands in `words`, for those that are exact.
        let place: Int
        let count: Int
        let isExact: Bool
        let trigger: Trigger?
    }

    private var entries: [Entry] = []
    /// The column of each byte; bytes that stand in no keyword share the first.
    private var columns = [UInt8](repeating: 0, count: 256)
    private var width = 1
    /// The next state, by state and column; states are rows, given by where they start.
    private var next: [UInt32] = [0]
    /// States from here on end a keyword.
    private var firstEnd: UInt32 = .max
    /// The keywords that end in the states from `firstEnd` on, and where each state's begin.
    private var endings: [Ending] = []
    private var bounds: [Int] = []
    private var words: [UInt8] = []

    init() {
        entries.append(Entry(word: [0xC2, 0xAB], isExact: true, trigger: nil))
        entries.append(Entry(word: Array(AgeArmor.begin.utf8), isExact: true, trigger: nil))
    }

    /// Adds a keyword of two bytes or more; unless exact it is matched in any letter case.
    ///
    /// It is found after ``build()``.
    mutating func add(_ word: String, _ trigger: Trigger, exact: Bool = true) {
        add(Array(word.utf8), trigger, exact: exact)
    }

    mutating func add(_ word: [UInt8], _ trigger: Trigger, exact: Bool = true) {
        guard word.count >= 2 else { return }
        let word = exact ? word : word.map(Line.fold)
        entries.append(Entry(word: word, isExact: exact, trigger: trigger))
    }

    /// All keywords in the text, in order, except those inside masks and encrypted texts.
    func hits(in line: Line) -> [Hit] {
        var hits: [Hit] = []
        let bytes = line.bytes.span
        let columns = columns.span
        let next = next.span
        var state: UInt32 = 0
        var index = 0
        while index < bytes.count {
            state = next[Int(state) &+ Int(columns[Int(bytes[index])])]
            index &+= 1
            guard state >= firstEnd else { continue }
            if let end = collect(state, line, index, into: &hits) {
                index = end
                state = 0
            }
        }
        return hits
    }

    /// Adds what ends here; returns where an opaque part ends that starts with it.
    private func collect(
        _ state: UInt32, _ line: Line, _ end: Int, into hits: inout [Hit]
    ) -> Int? {
        let row = (Int(state) - Int(firstEnd)) / width
        for index in bounds[row]..<bounds[row + 1] {
            let ending = endings[index]
            let start = end - ending.count
            guard let trigger = ending.trigger else {
                if let end = Self.opaqueEnd(line, at: start) { return end }
                continue
            }
            if ending.isExact, !isSame(ending, line, start) { continue }
            hits.append(Hit(position: start, trigger: trigger))
            // A longer keyword that started earlier ends later.
            var place = hits.count - 1
            while place > 0, hits[place - 1].position > start {
                hits.swapAt(place, place - 1)
                place -= 1
            }
        }
        return nil
    }

    private func isSame(_ ending: Ending, _ line: Line, _ start: Int) -> Bool {
        for offset in 0..<ending.count
        where line.bytes[start + offset] != words[ending.place + offset] {
            return false
        }
        return true
    }

    /// Where a mask or an encrypted text ends that starts here.
    private static func opaqueEnd(_ line: Line, at index: Int) -> Int? {
        if line[index] == 0xC2 { return Mask.end(in: line, at: index) }
        return SealedText.armorEnd(line, after: index + AgeArmor.begin.utf8.count)
    }
}

extension TriggerTable {
    /// Makes the automaton of the keywords.
    mutating func build() {
        var trie = Trie()
        for (index, entry) in entries.enumerated() { trie.insert(entry.word.map(Line.fold), index) }
        number(entries.flatMap { $0.word.map(Line.fold) })
        let order = trie.order()
        var row = [UInt32](repeating: 0, count: trie.nodes.count)
        // States that end a keyword come last, so that one comparison tells them.
        let inner = order.filter { trie.nodes[$0].ended.isEmpty }
        let outer = order.filter { !trie.nodes[$0].ended.isEmpty }
        for (place, node) in (inner + outer).enumerated() { row[node] = UInt32(place * width) }
        firstEnd = UInt32(inner.count * width)
        bounds = [0]
        for node in outer {
            for index in trie.nodes[node].ended {
                let entry = entries[index]
                endings.append(
                    Ending(
                        place: words.count, count: entry.word.count, isExact: entry.isExact,
                        trigger: entry.trigger))
                words += entry.word
            }
            bounds.append(endings.count)
        }
        next = [UInt32](repeating: 0, count: order.count * width)
        // A row is that of the node to fall back to, with the node's own steps over it.
        for node in order {
            let from = Int(row[node])
            let fallback = Int(row[trie.nodes[node].fallback])
            if node != 0 {
                for column in 0..<width { next[from + column] = next[fallback + column] }
            }
            for (byte, child) in trie.nodes[node].children {
                next[from + Int(columns[Int(byte)])] = row[child]
            }
        }
    }

    /// Gives each byte that occurs a column of its own; both letter cases have one.
    private mutating func number(_ bytes: [UInt8]) {
        for byte in Set(bytes).sorted() {
            columns[Int(byte)] = UInt8(width)
            if ByteSet.lower.contains(byte) { columns[Int(byte & 0xDF)] = UInt8(width) }
            width += 1
        }
    }
}

/// Keywords as a tree of their bytes.
private struct Trie {
    struct Node {
        var children: [UInt8: Int] = [:]
        /// The longest other keyword's start that this one's text ends with.
        var fallback = 0
        var ended: [Int] = []
    }

    private(set) var nodes = [Node()]

    mutating func insert(_ word: [UInt8], _ entry: Int) {
        var node = 0
        for byte in word {
            if let child = nodes[node].children[byte] {
                node = child
            } else {
                nodes.append(Node())
                nodes[node].children[byte] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        nodes[node].ended.append(entry)
    }

    /// The nodes by depth, with their fallbacks set and what ends there too.
    mutating func order() -> [Int] {
        var order = [0]
        var index = 0
        while index < order.count {
            let node = order[index]
            index += 1
            for (byte, child) in nodes[node].children.sorted(by: { $0.key < $1.key }) {
                order.append(child)
                guard node != 0 else { continue }
                var fallback = nodes[node].fallback
                while fallback != 0, nodes[fallback].children[byte] == nil {
                    fallback = nodes[fallback].fallback
                }
                nodes[child].fallback = nodes[fallback].children[byte] ?? 0
                nodes[child].ended += nodes[nodes[child].fallback].ended
            }
        }
        return order
    }
}

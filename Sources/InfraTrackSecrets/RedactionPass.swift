import InfraTrack

/// One text on its way through the rules: blocks and known values first, then line by line.
struct RedactionPass {
    let rules: SecretRules
    var scope: RedactionScope
    /// Whether the line breaks of what is masked stay, so that line numbers do.
    var keepsLines = false

    /// How often a line is read at most.
    ///
    /// What was masked can be what made a neighbour a secret, so a line is read until nothing
    /// changes. Each turn masks something, hence a few turns are enough for any text; the bound
    /// keeps the time linear.
    private static let turns = 16

    /// The masked text, or `nil` when there is nothing to mask.
    mutating func redact(_ text: Line) -> Line? {
        var line = text
        var hasChanged = false
        if let masked = mask(wrappedMatches(in: line), in: line) {
            line = masked
            hasChanged = true
        }
        var hits = rules.triggers.hits(in: line)
        for _ in 0..<Self.turns {
            let blocks = wholeTextMatches(in: line, hits)
            if let masked = mask(blocks, in: line) {
                line = masked
                hits = rules.triggers.hits(in: line)
                hasChanged = true
            }
            guard let masked = redactLines(of: line, hits) else { break }
            line = masked
            hasChanged = true
            guard hits.contains(where: \.trigger.spansLines) else { break }
            hits = rules.triggers.hits(in: line)
        }
        return hasChanged ? line : nil
    }

    /// What spans lines, and known values.
    private func wholeTextMatches(in line: Line, _ hits: [Hit]) -> [SecretMatch] {
        var matches: [SecretMatch] = []
        // Each part of the text is read once for each of these, however many keywords are in it.
        var (yaml, json, block) = (0, 0, 0)
        let spans = hits.contains { $0.trigger == .manifest || $0.trigger == .block }
        let opaque = spans ? Mask.neutralised(line) : line
        for hit in hits {
            switch hit.trigger {
            case .keyBlock:
                if let match = KeyBlockMatcher(line: line).match(at: hit.position) {
                    matches.append(match)
                }
            case .known(let index):
                if let match = known(index, line, at: hit.position) { matches.append(match) }
            case .manifest where line[hit.position] == UInt8(ascii: "\""):
                ManifestMatcher(line: opaque).json(hit.position, from: &json, into: &matches)
            case .manifest:
                ManifestMatcher(line: opaque).yaml(hit.position, from: &yaml, into: &matches)
            case .block where hit.position >= block:
                guard let match = BlockScalarMatcher(line: opaque).match(at: hit.position) else {
                    continue
                }
                block = match.range.upperBound
                matches.append(match)
            default: break
            }
        }
        return matches.filter { !Mask.isWhole(opaque.bytes[$0.range]) }
    }

    /// What a terminal has cut in two.
    private func wrappedMatches(in text: Line) -> [SecretMatch] {
        WrappedText.all(in: text).flatMap { wrapped in
            let hits = rules.triggers.hits(in: wrapped.line)
            guard !hits.isEmpty else { return [SecretMatch]() }
            let found =
                wholeTextMatches(in: wrapped.line, hits)
                + LineMatcher(line: wrapped.line, prefixes: rules.prefixes).matches(hits)
            return found.compactMap(wrapped.match)
        }
    }

    private func known(_ index: Int, _ line: Line, at position: Int) -> SecretMatch? {
        let spelling = rules.spellings[index]
        guard line.bytes[position...].starts(with: spelling.bytes) else { return nil }
        var range = position..<position + spelling.bytes.count
        if spelling.isBase64 {
            let start = line.start(of: .base64, before: range.lowerBound, limit: 1)
            range = start..<line.end(of: .base64, from: range.upperBound, limit: 3)
        }
        return SecretMatch(
            range, "known-value", isSpecific: true,
            value: spelling.value)
    }

    /// Replaces matches by masks; `nil` when there is nothing to replace.
    private mutating func mask(_ matches: [SecretMatch], in line: Line) -> Line? {
        let wanted = matches.resolved().filter { !rules.allowed.contains(line.text($0.range)) }
        guard !wanted.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(line.count + wanted.count * 16)
        var copied = 0
        for match in wanted {
            bytes += line.bytes[copied..<match.range.lowerBound]
            let value = match.value ?? line.text(match.range)
            bytes += scope.mask(rule: match.rule, value: value).utf8
            if keepsLines { bytes += line.bytes[match.range].filter { $0 == 0x0A } }
            copied = match.range.upperBound
        }
        bytes += line.bytes[copied...]
        return Line(bytes)
    }
}

extension RedactionPass {
    /// Reads each line that has a keyword.
    private mutating func redactLines(of text: Line, _ hits: [Hit]) -> Line? {
        var bytes: [UInt8] = []
        var copied = 0
        var index = 0
        while index < hits.count {
            let range = LogicalLine.range(in: text, around: hits[index].position)
            let first = index
            while index < hits.count, hits[index].position < range.upperBound { index += 1 }
            let here = hits[first..<index].map {
                Hit(position: $0.position - range.lowerBound, trigger: $0.trigger)
            }
            guard let masked = redactLine(Line(Array(text.bytes[range])), here) else { continue }
            bytes += text.bytes[copied..<range.lowerBound]
            bytes += masked.bytes
            copied = range.upperBound
        }
        guard copied > 0 else { return nil }
        bytes += text.bytes[copied...]
        return Line(bytes)
    }

    private mutating func redactLine(_ start: Line, _ firstHits: [Hit]) -> Line? {
        var line = start
        var hits = firstHits
        var hasChanged = false
        for _ in 0..<Self.turns {
            let matches = LineMatcher(line: line, prefixes: rules.prefixes).matches(hits)
            guard let masked = mask(matches, in: line) else { break }
            line = masked
            hasChanged = true
            hits = rules.triggers.hits(in: line)
        }
        return hasChanged ? line : nil
    }
}

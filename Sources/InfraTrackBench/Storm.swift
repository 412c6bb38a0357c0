import Foundation
import InfraTrack
import Synchronization

/// Sends many Alertmanager messages of one alert each over many connections, and tells how it went.
struct Storm {
    private var host = "127.0.0.1"
    private var port: UInt16 = 80
    private var path = "/"
    private var alerts = 10_000
    private var first = 0
    private var connections = 64
    private var header = ""
    private var acknowledged: String?
    private let clock = ContinuousClock()

    init(url: String, options: [String]) {
        if let parts = URLComponents(string: url) {
            host = parts.host ?? host
            port = UInt16(parts.port ?? 80)
            path = parts.path
        }
        for (name, value) in zip(options, options.dropFirst()) {
            if name == "--alerts", let count = Int(value) { alerts = count }
            if name == "--first", let count = Int(value) { first = count }
            if name == "--connections", let count = Int(value) { connections = count }
            if name == "--header" { header = value + "\r\n" }
            if name == "--acknowledged" { acknowledged = value }
        }
    }

    /// Rows of name, value, unit and target, as the other measurements print them.
    func run() throws {
        let next = Atomic(first)
        let results = Mutex(Results())
        let start = clock.now
        let group = DispatchGroup()
        let name = acknowledged
        let file = name.map { open($0, O_WRONLY | O_CREAT | O_APPEND, 0o600) } ?? -1
        for _ in 0..<connections {
            group.enter()
            let thread = Thread { [self] in
                send(next, results, file)
                group.leave()
            }
            thread.stackSize = 1 << 19
            thread.start()
        }
        group.wait()
        let passed = (clock.now - start) / .seconds(1)
        results.withLock { $0.report(seconds: passed) }
    }

    private func send(
        _ next: borrowing Atomic<Int>, _ results: borrowing Mutex<Results>, _ file: Int32
    ) {
        var connection: Connection?
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < first + alerts else { return }
            let start = clock.now
            var status = 0
            if connection == nil { connection = Connection(host, port) }
            status = connection?.post(path, header, Self.message(index)) ?? 0
            if status == 0 || connection?.isClosing == true { connection = nil }
            let passed = (clock.now - start) / .milliseconds(1)
            results.withLock { $0.add(status, passed) }
            if status == 200 || status == 201, file >= 0 {
                let line = Array("\(index)\n".utf8)
                _ = write(file, line, line.count)
            }
            // The receiver was killed: what is left cannot be sent.
            if status == 0, Connection(host, port) == nil { return }
        }
    }

    /// What Alertmanager sends for one alert.
    static func message(_ index: Int, start: Int = 0) -> String {
        let seconds = 1_795_400_000 + start
        let began = Timestamp(seconds: Int64(seconds)).description
        let labels = """
            {"alertname":"StormDrill","instance":"node-\(index)","severity":"warning",\
            "check":"check-\(index)","job":"node"}
            """
        return """
            {"version":"4","groupKey":"{}:{check=\\"check-\(index)\\"}","truncatedAlerts":0,\
            "status":"firing","receiver":"ledger","groupLabels":{"check":"check-\(index)"},\
            "commonLabels":\(labels),"commonAnnotations":{},\
            "externalURL":"http://alertmanager.example:9093","alerts":[{"status":"firing",\
            "labels":\(labels),"annotations":{"summary":"Check \(index) failed","description":\
            "The check has failed for five minutes on this node; see its runbook."},\
            "startsAt":"\(began)","endsAt":"0001-01-01T00:00:00Z",\
            "generatorURL":"http://prometheus.example:9090/graph?g0.expr=up",\
            "fingerprint":"\(String(format: "%016x", index + 0x1000_0000))"}]}
            """
    }

    private struct Results {
        var statuses: [Int: Int] = [:]
        var times: [Double] = []

        mutating func add(_ status: Int, _ milliseconds: Double) {
            statuses[status, default: 0] += 1
            times.append(milliseconds)
        }

        func report(seconds: Double) {
            let sorted = times.sorted()
            let done = (statuses[200] ?? 0) + (statuses[201] ?? 0)
            row("alerts acknowledged", "\(done)", "")
            for (status, count) in statuses.sorted(by: { $0.key < $1.key })
            where status != 200 && status != 201 {
                row("answers with status \(status)", "\(count)", "")
            }
            row("seconds", String(format: "%.2f", seconds), "s")
            row("alerts a second", String(format: "%.0f", Double(done) / seconds), "1/s")
            guard !sorted.isEmpty else { return }
            row("latency, median", String(format: "%.1f", sorted[sorted.count / 2]), "ms")
            row(
                "latency, 99th percentile", String(format: "%.1f", sorted[sorted.count * 99 / 100]),
                "ms")
        }

        private func row(_ name: String, _ value: String, _ unit: String) {
            print("\(name)\t\(value)\t\(unit)\t")
        }
    }
}

/// One connection that waits for each answer.
private final class Connection {
    private let descriptor: Int32
    /// Whether the other side said that it takes no more requests.
    private(set) var isClosing = false
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init?(_ host: String, _ port: UInt16) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The status of the answer, or 0 when there was none.
    func post(_ path: String, _ header: String, _ body: String) -> Int {
        let text = """
            POST \(path) HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n\
            \(header)Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return 0 }
            sent += count
        }
        return answer()
    }

    private func answer() -> Int {
        var head: [UInt8] = []
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return 0 }
            head += buffer[..<count]
            guard let end = head.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let text = String(decoding: head[..<end.lowerBound], as: UTF8.self)
            let length = Self.length(text)
            isClosing = text.lowercased().contains("connection: close")
            var missing = end.upperBound + length - head.count
            while missing > 0 {
                let more = recv(descriptor, &buffer, min(missing, buffer.count), 0)
                guard more > 0 else { return 0 }
                missing -= more
            }
            return Int(text.dropFirst(9).prefix(3)) ?? 0
        }
    }

    private static func length(_ head: String) -> Int {
        for line in head.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "content-length" {
                return Int(parts[1].drop { $0 == " " }) ?? 0
            }
        }
        return 0
    }
}

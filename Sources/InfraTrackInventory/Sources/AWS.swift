import StrictJSON

/// Amazon: what `aws … describe-*` and `list-*` print of EC2, RDS, ELB, Lambda, ECS, EKS, S3 and VPC.
///
/// Several documents may follow each other: pages of one call, or several calls. A thing is its ARN,
/// which is put together where the call does not print it.
public struct AWS: ComponentSource {
    /// `aws`.
    public let name = "aws"

    /// Makes one.
    public init() {}

    /// Reads what the program printed.
    public func listing(of payload: [UInt8]) throws(InventoryError) -> InventoryListing {
        var reading = AWSReading()
        let documents = try JSON.values(of: payload)
        guard !documents.isEmpty else {
            throw InventoryError(
                .unexpected, "There is nothing in it.",
                cure: "Send the output of “aws ec2 describe-instances” or of a like call.")
        }
        for document in documents { reading.note(document) }
        for document in documents { try reading.read(document) }
        return try reading.finish()
    }
}

/// Reads the documents of one import.
struct AWSReading {
    private var builder = ListingBuilder()
    /// The region of each network, as its subnets and instances tell it.
    private var regions: [String: String] = [:]
    /// The lists that another page should follow.
    private var open: Set<String> = []

    private static let tokens = ["NextToken", "nextToken", "Marker", "NextMarker", "nextMarker"]

    mutating func finish() throws(InventoryError) -> InventoryListing {
        if !open.isEmpty { builder.markPartial("More pages were to follow.") }
        return try builder.finish()
    }

    mutating func note(_ document: JSON) {
        for subnet in document["Subnets"]?.items ?? [] {
            note(subnet.string("VpcId"), zone: subnet.string("AvailabilityZone"))
        }
        for reservation in document["Reservations"]?.items ?? [] {
            for instance in reservation["Instances"]?.items ?? [] {
                note(instance.string("VpcId"), zone: instance.string("Placement.AvailabilityZone"))
            }
        }
    }

    private mutating func note(_ vpc: String?, zone: String?) {
        if let vpc, let region = zone.flatMap(AmazonName.region(ofZone:)) { regions[vpc] = region }
    }

    mutating func read(_ document: JSON) throws(InventoryError) {
        let lists = AWSList.all.filter { document[$0.key] != nil }
        guard document.members != nil, !lists.isEmpty else {
            throw document.unexpected(
                "This is not what a describe or list call of AWS prints.",
                cure: "Send its JSON as it is, without “--query” and with “--output json”.")
        }
        let isOpen = Self.tokens.contains { document.string($0) != nil }
        for list in lists {
            if isOpen { open.insert(list.key) } else { open.remove(list.key) }
            try read(list, document)
        }
        if document["failures"]?.items?.isEmpty == false {
            builder.markPartial("The call tells of failures.")
        }
    }

    private mutating func read(_ list: AWSList, _ document: JSON) throws(InventoryError) {
        guard let value = document[list.key] else { return }
        guard let items = list.isSingle ? [value] : value.items else { throw reshaped(value) }
        for (index, item) in items.enumerated() {
            let place = list.isSingle ? list.key : "\(list.key)[\(index)]"
            guard item.members != nil else { throw reshaped(item) }
            if list.key == "Reservations" {
                try readReservation(item, place, list)
            } else {
                readItem(item, place, list, owner: item.string("OwnerId"))
            }
        }
    }

    private func reshaped(_ value: JSON) -> InventoryError {
        value.unexpected(
            "The list does not hold what AWS describes.",
            cure: "Send the output of a describe call as it is, without “--query”.")
    }

    private mutating func readReservation(
        _ reservation: JSON, _ place: String, _ list: AWSList
    ) throws(InventoryError) {
        guard let instances = reservation["Instances"]?.items else { throw reshaped(reservation) }
        for (index, instance) in instances.enumerated() {
            let place = "\(place).Instances[\(index)]"
            guard instance.members != nil else { throw reshaped(instance) }
            readItem(instance, place, list, owner: reservation.string("OwnerId"))
        }
    }
}

extension AWSReading {
    private mutating func readItem(
        _ value: JSON, _ place: String, _ list: AWSList, owner: String?
    ) {
        guard let id = value.string(list.id) else {
            return builder.refuse(place, "“\(list.id)” is missing or is no text.")
        }
        let path = "\(list.key)[]" + (list.key == "Reservations" ? ".Instances[]" : "")
        builder.scan(value, at: path)
        let region = region(value, list, id)
        let arn = arn(value, list, id, region, owner)
        let tags = builder.tags(
            list.tags.lazy.compactMap { value[$0]?.tags }.first ?? [:], at: "\(path).Tags")
        let own = tags["Name"].flatMap { $0.isEmpty ? nil : $0 }
        var item = InventoryItem(
            type: list.type, identity: arn ?? id, kind: list.kind,
            name: own ?? value.string(list.name) ?? id,
            path: [], qualifier: AWSList.short(id), collection: "", place: place)
        item.path = (region.map { [$0] } ?? []) + [item.name]
        item.collection = Self.collection(list, arn)
        item.provider = "aws"
        item.environment = EnvironmentName.of(tags) ?? EnvironmentName.among([item.name])
        item.owner = tags.owner
        item.labels = ListingBuilder.labels(tags)
        item.attributes = builder.attributes(value, list.attributes)
        item.identifiers = identifiers(value, list, id, arn, region)
        item.references = [id, arn].compactMap { $0 } + [value.string(list.name)].compactMap { $0 }
        item.relations = list.relations.flatMap { path, type in
            targets(value, path).map { .init(type, $0) }
        }
        if list.key == "Reservations" { item.gone = Self.end(value) }
        builder.add(item)
    }

    /// One thing or a list of them.
    private func targets(_ value: JSON, _ path: String) -> [String] {
        let parts = path.split(separator: "[", maxSplits: 1)
        guard let found = value.at(String(parts[0])) else { return [] }
        guard parts.count == 2 else { return found.string.map { [$0] } ?? [] }
        let key = String(parts[1].dropFirst(2))
        return (found.items ?? []).compactMap { key.isEmpty ? $0.string : $0.string(key) }
    }

    /// Listings of another account or region say nothing about a thing.
    private static func collection(_ list: AWSList, _ arn: String?) -> String {
        guard let arn = arn.flatMap(AmazonName.init) else { return list.type }
        return "\(list.type)@\(arn.account)/\(arn.region)"
    }

    private func region(_ value: JSON, _ list: AWSList, _ id: String) -> String? {
        if let arn = value.string(list.arn).flatMap(AmazonName.init) {
            return arn.region.isEmpty ? nil : String(arn.region)
        }
        if list.key == "Vpcs" { return regions[id] }
        let zone =
            value.string("Placement.AvailabilityZone") ?? value.string("AvailabilityZone")
            ?? value["AvailabilityZones"]?.items?.first?.string
        return zone.flatMap(AmazonName.region(ofZone:))
    }

    private func arn(
        _ value: JSON, _ list: AWSList, _ id: String, _ region: String?, _ owner: String?
    ) -> String? {
        if let arn = value.string(list.arn), AmazonName(arn) != nil { return arn }
        if list.key == "Buckets" { return "arn:aws:s3:::\(id)" }
        guard let resource = list.resource, let region, let owner else { return nil }
        let partition = AmazonName.partition(ofRegion: region)
        return "arn:\(partition):ec2:\(region):\(owner):\(resource)/\(id)"
    }

    private func identifiers(
        _ value: JSON, _ list: AWSList, _ id: String, _ arn: String?, _ region: String?
    ) -> [String: String] {
        var identifiers: [String: String] = [:]
        identifiers["cloud.resource_id"] = arn
        if let account = arn.flatMap(AmazonName.init)?.account, !account.isEmpty {
            identifiers["cloud.account.id"] = String(account)
        }
        identifiers["cloud.region"] = region
        guard list.kind == "server" else { return identifiers }
        identifiers["host.id"] = id
        identifiers["host.type"] = value.string("InstanceType")
        identifiers["host.name"] = value.string("PrivateDnsName")
        identifiers["host.ip"] = value.string("PrivateIpAddress")
        identifiers["host.image.id"] = value.string("ImageId")
        return identifiers
    }

    /// Terminated instances are listed for an hour; only the lower byte of the code counts.
    private static func end(_ instance: JSON) -> String? {
        let code = instance.scalar("State.Code").flatMap { Int($0) }
        let isEnded = instance.string("State.Name") == "terminated" || code.map { $0 & 0xFF } == 48
        return isEnded ? "The instance is terminated." : nil
    }
}

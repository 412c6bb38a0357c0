import InfraTrack

/// A list that a call of AWS prints, and what is taken of its items.
struct AWSList {
    /// The key of the list.
    let key: String
    let type: String
    let kind: String
    /// The keys of an item's id, ARN and name.
    let id: String
    var arn = ""
    var name = ""
    /// The part of an ARN that has to be put together.
    var resource: String?
    /// The value of the key is one item and no list.
    var isSingle = false
    var tags = ["Tags", "tags", "TagList", "TagSet"]
    var attributes: [(path: String, name: String)] = []
    var relations: [(path: String, type: Component.RelationType)] = []

    /// An id without the account and region in front.
    static func short(_ id: String) -> String {
        AmazonName(id).map { String($0.resource) } ?? id
    }

    static let all = compute + databases + balancers + containers + others

    private static let compute = [
        AWSList(
            key: "Reservations", type: "ec2/instance", kind: "server", id: "InstanceId",
            resource: "instance",
            attributes: [
                ("InstanceType", "instance_type"), ("ImageId", "image_id"),
                ("State.Name", "state"), ("Placement.AvailabilityZone", "availability_zone"),
                ("VpcId", "vpc_id"), ("SubnetId", "subnet_id"),
                ("PrivateIpAddress", "private_ip"), ("PublicIpAddress", "public_ip"),
                ("PrivateDnsName", "private_dns"), ("PublicDnsName", "public_dns"),
                ("Architecture", "architecture"), ("PlatformDetails", "platform"),
            ], relations: [("SubnetId", .partOf), ("VpcId", .partOf)]),
        AWSList(
            key: "AutoScalingGroups", type: "autoscaling/group", kind: "group",
            id: "AutoScalingGroupName", arn: "AutoScalingGroupARN", name: "AutoScalingGroupName",
            attributes: [
                ("MinSize", "min_size"), ("MaxSize", "max_size"),
                ("DesiredCapacity", "desired_capacity"),
            ]),
        AWSList(
            key: "Vpcs", type: "ec2/vpc", kind: "network", id: "VpcId", resource: "vpc",
            attributes: [("CidrBlock", "cidr_block"), ("State", "state"), ("IsDefault", "default")]),
        AWSList(
            key: "Subnets", type: "ec2/subnet", kind: "subnet", id: "SubnetId", arn: "SubnetArn",
            resource: "subnet",
            attributes: [
                ("CidrBlock", "cidr_block"), ("AvailabilityZone", "availability_zone"),
                ("State", "state"), ("VpcId", "vpc_id"),
            ], relations: [("VpcId", .partOf)]),
    ]

    private static let databases = [
        AWSList(
            key: "DBInstances", type: "rds/db", kind: "database", id: "DBInstanceIdentifier",
            arn: "DBInstanceArn", name: "DBInstanceIdentifier",
            attributes: [
                ("DBInstanceClass", "instance_class"), ("Engine", "engine"),
                ("EngineVersion", "engine_version"), ("DBInstanceStatus", "status"),
                ("Endpoint.Address", "endpoint"), ("Endpoint.Port", "port"),
                ("AvailabilityZone", "availability_zone"), ("MultiAZ", "multi_az"),
                ("AllocatedStorage", "allocated_storage"),
            ], relations: [("DBClusterIdentifier", .memberOf), ("DBSubnetGroup.VpcId", .partOf)]),
        AWSList(
            key: "DBClusters", type: "rds/cluster", kind: "database", id: "DBClusterIdentifier",
            arn: "DBClusterArn", name: "DBClusterIdentifier",
            attributes: [
                ("Engine", "engine"), ("EngineVersion", "engine_version"), ("Status", "status"),
                ("Endpoint", "endpoint"), ("ReaderEndpoint", "reader_endpoint"), ("Port", "port"),
            ]),
    ]

    private static let balancers = [
        AWSList(
            key: "LoadBalancers", type: "elasticloadbalancing/loadbalancer", kind: "loadbalancer",
            id: "LoadBalancerArn", arn: "LoadBalancerArn", name: "LoadBalancerName",
            attributes: [
                ("DNSName", "dns_name"), ("Scheme", "scheme"), ("Type", "type"),
                ("State.Code", "state"), ("VpcId", "vpc_id"), ("IpAddressType", "ip_address_type"),
            ], relations: [("VpcId", .partOf)]),
        AWSList(
            key: "LoadBalancerDescriptions", type: "elasticloadbalancing/classic",
            kind: "loadbalancer", id: "DNSName", name: "LoadBalancerName",
            attributes: [("DNSName", "dns_name"), ("Scheme", "scheme"), ("VPCId", "vpc_id")],
            relations: [("VPCId", .partOf), ("Instances[].InstanceId", .dependsOn)]),
    ]

    private static let containers = [
        AWSList(
            key: "clusters", type: "ecs/cluster", kind: "cluster", id: "clusterArn",
            arn: "clusterArn", name: "clusterName", attributes: [("status", "status")]),
        AWSList(
            key: "services", type: "ecs/service", kind: "service", id: "serviceArn",
            arn: "serviceArn", name: "serviceName",
            attributes: [
                ("status", "status"), ("desiredCount", "desired_count"),
                ("launchType", "launch_type"), ("taskDefinition", "task_definition"),
            ],
            relations: [("clusterArn", .partOf), ("loadBalancers[].loadBalancerName", .dependsOn)]),
        AWSList(
            key: "cluster", type: "eks/cluster", kind: "cluster", id: "arn", arn: "arn",
            name: "name", isSingle: true,
            attributes: [
                ("version", "version"), ("status", "status"), ("endpoint", "endpoint"),
                ("resourcesVpcConfig.vpcId", "vpc_id"), ("platformVersion", "platform_version"),
            ], relations: [("resourcesVpcConfig.vpcId", .partOf)]),
        AWSList(
            key: "nodegroup", type: "eks/nodegroup", kind: "group", id: "nodegroupArn",
            arn: "nodegroupArn", name: "nodegroupName", isSingle: true,
            attributes: [
                ("version", "version"), ("status", "status"), ("capacityType", "capacity_type"),
            ], relations: [("clusterName", .partOf)]),
    ]

    private static let others = [
        AWSList(
            key: "Functions", type: "lambda/function", kind: "function", id: "FunctionArn",
            arn: "FunctionArn", name: "FunctionName",
            attributes: [
                ("Runtime", "runtime"), ("Handler", "handler"), ("MemorySize", "memory_size"),
                ("Timeout", "timeout"), ("State", "state"), ("PackageType", "package_type"),
            ], relations: [("VpcConfig.VpcId", .partOf)]),
        AWSList(
            key: "Configuration", type: "lambda/function", kind: "function", id: "FunctionArn",
            arn: "FunctionArn", name: "FunctionName", isSingle: true,
            attributes: [("Runtime", "runtime"), ("Handler", "handler"), ("State", "state")]),
        AWSList(key: "Buckets", type: "s3/bucket", kind: "bucket", id: "Name", name: "Name"),
    ]
}

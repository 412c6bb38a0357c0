#!/bin/sh
# moto serves AWS, the real `aws` lists it, and the listings become components: created once, unchanged the
# second time, missing and then retired when instances are terminated.
# needs: git python3 curl
# pypi: moto[server] awscli
set -eu
. "$ROOT/Tests/Integration/prepare"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_DEFAULT_REGION=eu-west-1
export AWS_ENDPOINT_URL="http://127.0.0.1:$port" AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_DEFAULT_OUTPUT=json
moto_server -H 127.0.0.1 -p "$port" >"$WORK/moto.log" 2>&1 &
moto=$!
trap 'kill $moto 2>/dev/null || :' EXIT
tries=0
until curl -fs -o /dev/null "$AWS_ENDPOINT_URL/moto-api/"; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { cat "$WORK/moto.log"; exit 1; }
    sleep 0.2
done

text() { python3 -c 'import json, sys; print(eval("json.load(sys.stdin)" + sys.argv[1]))' "$1"; }

vpc=$(aws ec2 create-vpc --cidr-block 10.9.0.0/16 \
    --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=shop}]' | text '["Vpc"]["VpcId"]')
subnet=$(aws ec2 create-subnet --vpc-id "$vpc" --cidr-block 10.9.1.0/24 | text '["Subnet"]["SubnetId"]')
image=$(aws ec2 describe-images --owners amazon | text '["Images"][0]["ImageId"]')
for name in web-01 web-02 web-03; do
    aws ec2 run-instances --image-id "$image" --instance-type t3.micro --subnet-id "$subnet" \
        --user-data 'SECRET-user-data' --tag-specifications \
        "ResourceType=instance,Tags=[{Key=Name,Value=$name},{Key=Environment,Value=production},{Key=db_password,Value=SECRET-tag}]" \
        >/dev/null
done
aws rds create-db-instance --db-instance-identifier shop --db-instance-class db.t3.micro --engine postgres \
    --master-username shop --master-user-password SECRET-password --allocated-storage 20 >/dev/null
aws elbv2 create-load-balancer --name front --subnets "$subnet" >/dev/null
aws s3api create-bucket --bucket acme-assets \
    --create-bucket-configuration LocationConstraint=eu-west-1 >/dev/null
aws ecs create-cluster --cluster-name jobs >/dev/null
aws eks create-cluster --name apps --role-arn arn:aws:iam::123456789012:role/eks \
    --resources-vpc-config subnetIds="$subnet" >/dev/null
role=$(aws iam create-role --role-name hook --assume-role-policy-document '{}' | text '["Role"]["Arn"]')
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w").writestr("f.py", "")' "$WORK/f.zip"
aws lambda create-function --function-name hook --runtime python3.12 --role "$role" --handler f.f \
    --zip-file "fileb://$WORK/f.zip" --environment 'Variables={TOKEN=SECRET-variable}' >/dev/null

list() {
    aws ec2 describe-instances
    aws ec2 describe-vpcs
    aws ec2 describe-subnets
    aws rds describe-db-instances
    aws elbv2 describe-load-balancers
    aws lambda list-functions
    aws s3api list-buckets
    aws ecs describe-clusters --clusters jobs
    aws eks describe-cluster --name apps
}
list >"$WORK/aws.json"
grep -q SECRET "$WORK/aws.json" || { echo "The listing holds no secret to leave out."; exit 1; }

make_store "$WORK/store" .
cd "$WORK/store"
import() { infratrack component import --source aws --scope acme/prod --json "$1"; }
expect() {
    python3 -c 'import json, sys; r = json.load(open(sys.argv[1])); assert eval(sys.argv[2]), (sys.argv[2], r)' \
        "$WORK/report.json" "$1"
}

import "$WORK/aws.json" >"$WORK/report.json"
expect 'len([k for k in r["created"] if "/web-0" in k]) == 3 and not r["refused"] and r["complete"]'
expect 'any("UserData" in d or "db_password" in d for d in r["dropped"])'
for kind in server network subnet database loadbalancer bucket cluster function; do
    [ -n "$(infratrack component list "kind:$kind")" ] || { echo "no $kind"; exit 1; }
done
if grep -r SECRET components; then exit 1; fi
infratrack component list "part_of:$subnet" | grep -q web-01
infratrack check --strict

head=$(git rev-parse HEAD)
import "$WORK/aws.json" >"$WORK/report.json"
expect 'not r["created"] and not r["changed"]'
[ "$(git rev-parse HEAD)" = "$head" ]

id=$(aws ec2 describe-instances --filters Name=tag:Name,Values=web-03 |
    text '["Reservations"][0]["Instances"][0]["InstanceId"]')
aws ec2 terminate-instances --instance-ids "$id" >/dev/null
list | import - >"$WORK/report.json"
expect 'len(r["retired"]) == 1 and r["retired"][0].endswith("web-03")'
aws s3api delete-bucket --bucket acme-assets
aws s3api create-bucket --bucket acme-images \
    --create-bucket-configuration LocationConstraint=eu-west-1 >/dev/null
list | import - >"$WORK/report.json"
expect 'r["missing"] == ["acme/prod/acme-assets"] and r["created"] == ["acme/prod/acme-images"]'
list | import - >"$WORK/report.json"
expect 'r["retired"] == ["acme/prod/acme-assets"]'
aws ec2 describe-instances --query 'Reservations[].Instances[].InstanceId' >"$WORK/reshaped.json"
status=0
import "$WORK/reshaped.json" 2>/dev/null || status=$?
[ "$status" = 65 ]
git status --porcelain
echo "nine kinds of AWS listings through the real aws command"

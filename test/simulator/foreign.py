"""Calls every operation of the simulator once with a foreign client.

Arguments: the simulator's URL, and `boto3` or `cli` (the AWS CLI's own driver, in this process).
"""
import contextlib
import io
import json
import sys
import urllib.request
from datetime import datetime, timezone

url, client_name = sys.argv[1:]


class Boto3:
    """boto3; CloudWatch speaks JSON in versions since December 2025."""

    def __init__(self):
        import boto3
        from botocore.config import Config

        self.options = {"endpoint_url": url, "config": Config(retries={"max_attempts": 0})}
        self.client = boto3.client

    def call(self, service, operation, **params):
        answer = getattr(self.client(service, **self.options), operation)(**params)
        answer.pop("ResponseMetadata")
        return json.loads(json.dumps(answer, default=lambda time: time.isoformat()))

    def operations(self, service):
        return self.client(service, **self.options).meta.service_model.operation_names

    def error(self, service, operation, **params):
        from botocore.exceptions import ClientError

        try:
            self.call(service, operation, **params)
        except ClientError as error:
            return error.response["Error"]["Code"]


class Cli:
    """The AWS CLI; CloudWatch speaks Query in the versions that distributions carry."""

    def __init__(self):
        from awscli.clidriver import create_clidriver

        self.driver = create_clidriver()

    def run(self, service, operation, params):
        command = [service, operation.replace("_", "-"), "--endpoint-url", url, "--output", "json"]
        command += ["--cli-input-json", json.dumps(params)]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = self.driver.main(command)
        return code, out.getvalue(), err.getvalue()

    def call(self, service, operation, **params):
        code, out, err = self.run(service, operation, params)
        assert code == 0, err
        return json.loads(out or "{}")

    def operations(self, service):
        return self.driver.session.get_service_model(service).operation_names

    def error(self, service, operation, **params):
        code, _, err = self.run(service, operation, params)
        return err.split("(")[1].split(")")[0] if code else None


client = {"boto3": Boto3, "cli": Cli}[client_name]()


def call(service, operation, **params):
    return client.call(service, operation, **params)


def control(verb, **body):
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/_simulator/{verb}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def iso(time):
    """Some versions of the CLI print timestamps as they come: seconds, or ISO with an offset."""
    if isinstance(time, (int, float)):
        time = datetime.fromtimestamp(time, timezone.utc).isoformat()
    return time.replace("+00:00", "Z")


# EC2
endpoint = call("ec2", "describe_client_vpn_endpoints")["ClientVpnEndpoints"][0]["ClientVpnEndpointId"]
connection = control("connect", endpointId=endpoint)["connectionId"]
one = {"ClientVpnEndpointId": endpoint}
connections = call("ec2", "describe_client_vpn_connections", **one, MaxResults=5)["Connections"]
assert connections[-1]["ConnectionId"] == connection, connections
subnets = call("ec2", "describe_client_vpn_target_networks", **one)["ClientVpnTargetNetworks"]
subnet = subnets[0]["TargetNetworkId"]
through = [{"Name": "target-subnet", "Values": [subnet]}]
routes = call("ec2", "describe_client_vpn_routes", **one, Filters=through, MaxResults=5)["Routes"]
assert {(route["TargetSubnet"], route["Status"]["Code"]) for route in routes} == {(subnet, "active")}, routes
rules = call("ec2", "describe_client_vpn_authorization_rules", **one)["AuthorizationRules"]
assert rules[0]["AccessAll"] is True and rules[0]["Status"]["Code"] == "active", rules
europe = [{"Name": "region-name", "Values": ["eu-*"]}]
assert len(call("ec2", "describe_regions", Filters=europe)["Regions"]) == 5
assert client.error("ec2", "describe_regions", DryRun=True) == "DryRunOperation"

# SNS
tags = [{"Key": "a", "Value": "b"}]
topic = call("sns", "create_topic", Name=client_name, Attributes={"DisplayName": "B"}, Tags=tags)["TopicArn"]
assert topic in [listed["TopicArn"] for listed in call("sns", "list_topics")["Topics"]]
call("sns", "set_topic_attributes", TopicArn=topic, AttributeName="DisplayName", AttributeValue="VPN")
assert call("sns", "get_topic_attributes", TopicArn=topic)["Attributes"]["DisplayName"] == "VPN"
call("sns", "tag_resource", ResourceArn=topic, Tags=[{"Key": "c", "Value": "d"}])
email = {"Protocol": "email", "Endpoint": f"{client_name}@example.com"}
asked = call("sns", "subscribe", TopicArn=topic, **email, ReturnSubscriptionArn=True)
with urllib.request.urlopen(f"{url}/_simulator/outbox") as answer:
    mail = [mail for mail in json.load(answer) if mail["to"] == email["Endpoint"]][-1]
token = mail["body"].split("Token=")[1].split("&")[0]
assert call("sns", "confirm_subscription", TopicArn=topic, Token=token) == asked
assert len(call("sns", "list_subscriptions_by_topic", TopicArn=topic)["Subscriptions"]) == 1
assert call("sns", "publish", TopicArn=topic, Message="hello", Subject="Hello")["MessageId"]

# CloudWatch Logs
group = {"logGroupName": f"/foreign/{client_name}"}
call("logs", "create_log_group", **group)
assert client.error("logs", "create_log_group", **group) == "ResourceAlreadyExistsException"
assert call("logs", "describe_log_groups", logGroupNamePrefix="/foreign/")["logGroups"], group
logging = {"Enabled": True, "CloudwatchLogGroup": group["logGroupName"]}
call("ec2", "modify_client_vpn_endpoint", **one, ConnectionLogOptions=logging)
pattern = f'{{ ($.client-vpn-endpoint-id = "{endpoint}") && ($.connection-attempt-status = "successful") }}'
own = {"metricName": "Connections", "metricNamespace": "Own", "metricValue": "1", "defaultValue": 0}
call("logs", "put_metric_filter", **group, filterName="f", filterPattern=pattern, metricTransformations=[own])
assert call("logs", "describe_metric_filters", **group)["metricFilters"][0]["filterPattern"] == pattern
logged = control("connect", endpointId=endpoint, commonName="logged")["connectionId"]
control("advance", seconds=300)
events = call("logs", "filter_log_events", **group, filterPattern=pattern, limit=5)["events"]
assert [json.loads(event["message"])["connection-id"] for event in events] == [logged], events
tested = {"filterPattern": pattern, "logEventMessages": ["no", events[0]["message"]]}
matches = call("logs", "test_metric_filter", **tested)["matches"]
assert [match["eventNumber"] for match in matches] == [2], matches
assert matches[0]["extractedValues"]["$.client-vpn-endpoint-id"] == endpoint, matches
assert len(call("logs", "describe_log_streams", **group)["logStreams"]) == 1
seconds = events[0]["timestamp"] // 1000
query = {"startTime": seconds - 60, "endTime": seconds + 60, "queryString": "fields @message | filter `connection-id` = \"%s\"" % logged}
query_id = call("logs", "start_query", **group, **query)["queryId"]
assert call("logs", "get_query_results", queryId=query_id)["status"] == "Running"
rows = call("logs", "get_query_results", queryId=query_id)["results"]
assert rows[0][0] == {"field": "@message", "value": events[0]["message"]}, rows
assert call("logs", "stop_query", queryId=call("logs", "start_query", **group, **query)["queryId"])["success"]
query["queryString"] = "stats count(*)"
assert client.error("logs", "start_query", **group, **query) == "MalformedQueryException"
call("logs", "delete_metric_filter", **group, filterName="f")
assert client.error("logs", "filter_log_events", logGroupName="none") == "ResourceNotFoundException"
call("ec2", "modify_client_vpn_endpoint", **one, ConnectionLogOptions={"Enabled": False})
call("logs", "delete_log_group", **group)
control("disconnect", connectionId=logged)

# CloudWatch
metric = {
    "Namespace": "AWS/ClientVPN",
    "MetricName": "ActiveConnectionsCount",
    "Dimensions": [{"Name": "Endpoint", "Value": endpoint}],
}
queries = [
    {"Id": "m1", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Maximum"}, "ReturnData": False},
    {"Id": "e1", "Expression": "DIFF(m1)"},
]
call(
    "cloudwatch",
    "put_metric_alarm",
    AlarmName=client_name,
    Metrics=queries,
    EvaluationPeriods=1,
    Threshold=1,
    ComparisonOperator="GreaterThanOrEqualToThreshold",
    TreatMissingData="notBreaching",
    AlarmActions=[topic],
    Tags=tags,
)
before = control("advance", seconds=660)["now"]
control("connect", endpointId=endpoint)
now = control("advance", seconds=360)["now"]
named = {"AlarmNames": [client_name]}
alarm = call("cloudwatch", "describe_alarms", **named)["MetricAlarms"][0]
assert alarm["StateValue"] == "ALARM", alarm
assert alarm["Metrics"][1]["Expression"] == "DIFF(m1)", alarm
assert before < iso(alarm["StateUpdatedTimestamp"]) <= now, alarm
arn = {"ResourceARN": alarm["AlarmArn"]}
call("cloudwatch", "tag_resource", **arn, Tags=[{"Key": "c", "Value": "d"}])
assert len(call("cloudwatch", "list_tags_for_resource", **arn)["Tags"]) == 2
call("cloudwatch", "disable_alarm_actions", **named)
call("cloudwatch", "enable_alarm_actions", **named)
state = {"AlarmName": client_name, "StateValue": "OK", "StateReason": "a test"}
call("cloudwatch", "set_alarm_state", **state)
history = {"AlarmName": client_name, "HistoryItemType": "Action"}
items = call("cloudwatch", "describe_alarm_history", **history)["AlarmHistoryItems"]
assert items[0]["HistorySummary"] == f"Successfully executed action {topic}", items
span = {"StartTime": iso(alarm["AlarmConfigurationUpdatedTimestamp"]), "EndTime": now}
series = call("cloudwatch", "get_metric_data", MetricDataQueries=queries, **span)["MetricDataResults"]
assert 1.0 in series[0]["Values"], series
statistics = {"Period": 300, "Statistics": ["Maximum"]}
assert call("cloudwatch", "get_metric_statistics", **metric, **span, **statistics)["Datapoints"]
assert call("cloudwatch", "list_metrics", Namespace="AWS/ClientVPN")["Metrics"]
# Long enough to be sent compressed by clients that compress.
dimensions = [{"Name": "Name", "Value": "x" * 40}]
many = [{"MetricName": "Own", "Value": i, "Dimensions": dimensions} for i in range(300)]
call("cloudwatch", "put_metric_data", Namespace="Own", MetricData=many)
if "PutAlarmMuteRule" in client.operations("cloudwatch"):
    rule = {"Name": client_name, "MuteTargets": {"AlarmNames": [client_name]}, "Tags": tags}
    schedule = {"Expression": "cron(0 2 * * *)", "Duration": "PT4H", "Timezone": "Asia/Tokyo"}
    call("cloudwatch", "put_alarm_mute_rule", **rule, Rule={"Schedule": schedule})
    listed = call("cloudwatch", "list_alarm_mute_rules", AlarmName=client_name)
    summary = listed["AlarmMuteRuleSummaries"][0]
    assert summary["AlarmMuteRuleArn"].endswith(f":alarm-mute-rule:{client_name}"), listed
    made = call("cloudwatch", "get_alarm_mute_rule", AlarmMuteRuleName=client_name)
    assert made["Rule"]["Schedule"] == schedule, made
    assert made["MuteTargets"]["AlarmNames"] == [client_name], made
    call("cloudwatch", "delete_alarm_mute_rule", AlarmMuteRuleName=client_name)
    gone = client.error("cloudwatch", "get_alarm_mute_rule", AlarmMuteRuleName=client_name)
    assert gone == "ResourceNotFoundException", gone
call("cloudwatch", "delete_alarms", **named)
assert client.error("cloudwatch", "set_alarm_state", **state) == "ResourceNotFound"

# IAM
def policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", **statement}})


role = {"RoleName": client_name}
trust = policy(Principal={"Service": "logs.amazonaws.com"}, Action="sts:AssumeRole")
role_arn = call("iam", "create_role", **role, AssumeRolePolicyDocument=trust)["Role"]["Arn"]
assert client.error("iam", "create_role", **role, AssumeRolePolicyDocument=trust) == "EntityAlreadyExists"
error = client.error("iam", "create_role", RoleName="other", AssumeRolePolicyDocument="{}")
assert error == "MalformedPolicyDocument", error
assert call("iam", "get_role", **role)["Role"]["AssumeRolePolicyDocument"] == json.loads(trust)
assert role_arn in [one["Arn"] for one in call("iam", "list_roles")["Roles"]]
inline = {**role, "PolicyName": "p"}
permissions = policy(Action="logs:*", Resource="*")
call("iam", "put_role_policy", **inline, PolicyDocument=permissions)
assert call("iam", "get_role_policy", **inline)["PolicyDocument"] == json.loads(permissions)
assert call("iam", "list_role_policies", **role)["PolicyNames"] == ["p"]
assert call("iam", "list_attached_role_policies", **role)["AttachedPolicies"] == []
assert client.error("iam", "delete_role", **role) == "DeleteConflict"
managed = call("iam", "create_policy", PolicyName=client_name, PolicyDocument=permissions)["Policy"]
attached = {**role, "PolicyArn": managed["Arn"]}
call("iam", "attach_role_policy", **attached)
version = call("iam", "get_policy", PolicyArn=managed["Arn"])["Policy"]["DefaultVersionId"]
read = call("iam", "get_policy_version", PolicyArn=managed["Arn"], VersionId=version)["PolicyVersion"]
assert read["Document"] == json.loads(permissions), read
listed = call("iam", "list_attached_role_policies", **role)["AttachedPolicies"]
assert [one["PolicyArn"] for one in listed] == [managed["Arn"]], listed
call("iam", "detach_role_policy", **attached)
assert client.error("iam", "detach_role_policy", **attached) == "NoSuchEntity"

# EventBridge
rule = {"Name": client_name}
event_pattern = {"source": ["aws.cloudwatch"], "detail": {"state": {"value": ["ALARM"]}}}
call("events", "put_rule", **rule, EventPattern=json.dumps(event_pattern), Description="alarms")
transformer = {"InputPathsMap": {"alarm": "$.detail.alarmName"}, "InputTemplate": '"<alarm> fires"'}
target = {"Id": "t", "Arn": topic, "InputTransformer": transformer}
assert call("events", "put_targets", Rule=client_name, Targets=[target])["FailedEntryCount"] == 0
assert call("events", "list_targets_by_rule", Rule=client_name)["Targets"] == [target]
call("events", "disable_rule", **rule)
assert call("events", "describe_rule", **rule)["State"] == "DISABLED"
call("events", "enable_rule", **rule)
assert [one["State"] for one in call("events", "list_rules", NamePrefix=client_name)["Rules"]] == ["ENABLED"]
event = {"id": "1", "account": "1", "source": "aws.cloudwatch", "time": "2026-01-01T00:00:00Z"}
event |= {"region": "x", "resources": [], "detail-type": "y", "detail": {"state": {"value": "ALARM"}}}
tested = {"EventPattern": json.dumps(event_pattern), "Event": json.dumps(event)}
assert call("events", "test_event_pattern", **tested)["Result"] is True
error = client.error("events", "put_rule", Name="other", EventPattern='{"source": "x"}')
assert error == "InvalidEventPatternException", error
allowed = policy(Principal={"Service": "events.amazonaws.com"}, Action="sns:Publish", Resource=topic)
call("sns", "set_topic_attributes", TopicArn=topic, AttributeName="Policy", AttributeValue=allowed)

# Log alarms
call("logs", "create_log_group", **group)
call("logs", "put_retention_policy", **group, retentionInDays=14)
listed = call("logs", "describe_log_groups", logGroupNamePrefix=group["logGroupName"])["logGroups"]
assert listed[0]["retentionInDays"] == 14, listed
call("ec2", "modify_client_vpn_endpoint", **one, ConnectionLogOptions=logging)
if "PutLogAlarm" in client.operations("cloudwatch"):
    schedule = {"ScheduleExpression": "rate(1 minute)", "StartTimeOffset": 180}
    scheduled = {
        "QueryString": 'filter `connection-attempt-status` = "successful" | fields `connection-id` as id',
        "LogGroupIdentifiers": [group["logGroupName"]],
        "ScheduledQueryRoleARN": role_arn,
        "ScheduleConfiguration": schedule,
        "AggregationExpression": "count(*) by id",
    }
    condition = {"Threshold": 1, "ComparisonOperator": "GreaterThanOrEqualToThreshold"}
    condition |= {"QueryResultsToEvaluate": 1, "QueryResultsToAlarm": 1, "TreatMissingData": "notBreaching"}
    call("cloudwatch", "put_log_alarm", AlarmName=client_name, ScheduledQueryConfiguration=scheduled, **condition)
    by_name = control("connect", endpointId=endpoint, commonName="by name")["connectionId"]
    now = control("advance", seconds=120)["now"]
    assert call("cloudwatch", "describe_alarms", **named)["MetricAlarms"] == []
    alarm = call("cloudwatch", "describe_alarms", **named, AlarmTypes=["LogAlarm"])["LogAlarms"][0]
    assert alarm["StateValue"] == "ALARM", alarm
    contributors = call("cloudwatch", "describe_alarm_contributors", AlarmName=client_name)["AlarmContributors"]
    assert [one["ContributorAttributes"] for one in contributors] == [{"id": by_name}], contributors
    kind = {"AlarmName": client_name, "AlarmTypes": ["LogAlarm"], "HistoryItemType": "AlarmContributorStateUpdate"}
    items = call("cloudwatch", "describe_alarm_history", **kind)["AlarmHistoryItems"]
    assert [item["AlarmContributorAttributes"] for item in items] == [{"id": by_name}], items
    query_arn = alarm["ScheduledQueryConfiguration"]["QueryARN"]
    managed = call("logs", "list_scheduled_queries", scheduleType="AWS_MANAGED")["scheduledQueries"]
    assert [one["scheduledQueryArn"] for one in managed] == [query_arn], managed
    span = {"startTime": 0, "endTime": 4_000_000_000_000}
    runs = call("logs", "get_scheduled_query_history", identifier=query_arn, **span)["triggerHistory"]
    assert {run["executionStatus"] for run in runs} == {"Complete"}, runs
    with urllib.request.urlopen(f"{url}/_simulator/outbox") as answer:
        assert f'"{client_name} fires"' in [mail["body"].split("\n")[0] for mail in json.load(answer)]
    call("cloudwatch", "delete_alarms", **named)
call("ec2", "modify_client_vpn_endpoint", **one, ConnectionLogOptions={"Enabled": False})
call("logs", "delete_log_group", **group)
assert call("events", "remove_targets", Rule=client_name, Ids=["t"])["FailedEntryCount"] == 0
call("events", "delete_rule", **rule)
assert client.error("events", "describe_rule", **rule) == "ResourceNotFoundException"
call("iam", "delete_role_policy", **inline)
call("iam", "delete_role", **role)
assert client.error("iam", "get_role", **role) == "NoSuchEntity"

# What is left
ended = call("ec2", "terminate_client_vpn_connections", **one, ConnectionId=connection)
assert ended["ConnectionStatuses"][0]["PreviousStatus"]["Code"] == "active", ended
assert ended["ConnectionStatuses"][0]["CurrentStatus"]["Code"] == "terminating", ended
control("advance", seconds=60)
only = [{"Name": "connection-id", "Values": [connection]}]
listed = call("ec2", "describe_client_vpn_connections", **one, Filters=only)["Connections"]
assert [item["Status"]["Code"] for item in listed] == ["terminated"], listed
error = client.error("ec2", "terminate_client_vpn_connections", **one, ConnectionId=connection)
assert error == "InvalidClientVpnConnection.IdNotFound", error
call("sns", "unsubscribe", SubscriptionArn=asked["SubscriptionArn"])
call("sns", "delete_topic", TopicArn=topic)
assert client.error("sns", "get_topic_attributes", TopicArn=topic) == "NotFound"
assert call("sts", "get_caller_identity")["Account"] == "123456789012"
assert call("iam", "list_account_aliases", MaxItems=5)["AccountAliases"] == ["example-office"]
assert client.error("iam", "list_account_aliases", Marker="none") == "ValidationError"

names = ["cloudwatch", "ec2", "events", "iam", "logs", "sns", "sts"]
print(json.dumps([f"{name}:{one}" for name in names for one in client.operations(name)]))

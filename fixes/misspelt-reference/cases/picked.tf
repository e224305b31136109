# Who picks by keys that only one block of the type has means that one.
variable "subnets" {
  type = map(object({ cidr = string }))
  default = {
    public-a  = { cidr = "10.0.1.0/24" }
    private-a = { cidr = "10.0.2.0/24" }
  }
}

resource "aws_subnet" "this" {
  for_each   = var.subnets
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value.cidr
}

resource "aws_nat_gateway" "this" {
  allocation_id = "eipalloc-0123456789abcdef0"
  subnet_id     = aws_subnet.public["public-a"].id
}

resource "aws_sqs_queue" "main" {
  for_each = toset(["orders", "refunds"])
  name     = each.key
}

resource "aws_ssm_parameter" "queue" {
  for_each = toset(["orders", "refunds"])
  name     = "/queues/${each.key}"
  type     = "String"
  value    = aws_sqs_queue.worker[each.key].url
}

resource "aws_cloudwatch_log_group" "audit" {
  name = "/aws/cloudtrail/audit"
}

resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = "trail"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.audit.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/trail"
}

resource "aws_cloudwatch_log_metric_filter" "root" {
  name           = "root"
  pattern        = "{ $.userIdentity.type = Root }"
  log_group_name = aws_cloudwatch_log_group.cloudtrail.name

  metric_transformation {
    name      = "RootUse"
    namespace = "Own"
    value     = "1"
  }
}

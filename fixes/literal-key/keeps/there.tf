variable "sizes" {
  type    = map(string)
  default = { small = "t3.small", large = "m5.large" }
}

variable "names" {
  type = set(string)
}

resource "aws_sns_topic" "this" {
  for_each = toset(["alerts", "events-1", "events-2"])
  name     = each.key
}

resource "aws_sns_topic" "unknown" {
  for_each = var.names
  name     = each.key
}

output "there" {
  value = [aws_sns_topic.this["alerts"].arn, var.sizes["small"]]
}

output "several" {
  value = aws_sns_topic.this["events-3"].arn
}

output "guarded" {
  value = try(var.sizes["Small"], "t3.micro")
}

output "unknown" {
  value = aws_sns_topic.unknown["any"].arn
}

resource "aws_sqs_queue" "of_event" {
  for_each = toset(["order_placed", "payment_failed"])
  name     = each.key
}

# None of these is a key there: another table is meant.
resource "aws_ssm_parameter" "of_event" {
  for_each = toset(["payment_failure", "order_place"])
  name     = "/queues/${each.key}"
  type     = "String"
  value    = aws_sqs_queue.of_event[each.key].url
}

variable "queues" {
  type = map(object({ filter = list(string) }))
  default = {
    billing  = { filter = ["paid", "refunded"] }
    shipping = { filter = ["paid"] }
  }
}

resource "aws_sqs_queue" "this" {
  for_each = var.queues
  name     = each.key
}

# The entry of the table that the queue is made of has a filter.
resource "aws_sns_topic_subscription" "this" {
  for_each      = aws_sqs_queue.this
  topic_arn     = "arn:aws:sns:eu-west-1:123456789012:orders"
  protocol      = "sqs"
  endpoint      = each.value.arn
  filter_policy = jsonencode({ status = each.value.filter })
}

resource "aws_backup_plan" "this" {
  for_each = toset(["daily", "monthly"])
  name     = each.key

  rule {
    rule_name         = each.key
    target_vault_name = "main"
  }
}

resource "aws_backup_selection" "this" {
  for_each     = aws_backup_plan.this
  name         = each.key
  plan_id      = each.value.plan_id
  iam_role_arn = "arn:aws:iam::123456789012:role/backup"
  resources    = ["*"]
}

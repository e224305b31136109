resource "aws_sns_topic" "all" {
  for_each = toset(["a", "b"])

  name = each.key
}

resource "aws_sns_topic" "main" {
  name = "main"
}

output "topics" {
  value = concat(values(aws_sns_topic.all)[*].arn, aws_sns_topic.main.arn)
}

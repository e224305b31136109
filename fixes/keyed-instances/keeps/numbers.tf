resource "aws_sqs_queue" "listed" {
  count = 2
  name  = "listed-${count.index}"
}

resource "aws_sqs_queue" "numbered" {
  for_each = { for index, name in ["a", "b"] : index => name }
  name     = each.value
}

resource "aws_sqs_queue" "ranged" {
  for_each = { for at in range(2) : at => "ranged" }
  name     = "${each.value}-${each.key}"
}

resource "aws_sqs_queue" "written" {
  for_each = { "0" = "x", "1" = "y" }
  name     = each.value
}

resource "aws_sqs_queue" "named" {
  for_each = toset(["a", "b"])
  name     = each.key
}

output "all" {
  value = [
    aws_sqs_queue.listed[*].arn,
    aws_sqs_queue.numbered[0].arn,
    aws_sqs_queue.ranged[0].arn,
    aws_sqs_queue.written[1].arn,
    aws_sqs_queue.named["a"].arn,
    values(aws_sqs_queue.named)[*].arn,
  ]
}

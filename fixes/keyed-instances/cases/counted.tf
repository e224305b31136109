resource "aws_sqs_queue" "numbered" {
  for_each = { for index, name in ["a", "b"] : index => name }
  name     = each.value
}

output "first" {
  value = aws_sqs_queue.numbered[0].arn
}

output "all" {
  value = aws_sqs_queue.numbered[*].arn
}

output "values" {
  value = values(aws_sqs_queue.numbered).arn
}

resource "aws_iam_policy" "read" {
  name = "read"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "dynamodb:GetItem"
        Resource = "arn:$${AWS::Partition}:dynamodb:$${AWS::Region}:$${AWS::AccountId}:table/${var.table}"
      },
    ]
  })
}

variable "table" {
  type    = string
  default = "orders"
}

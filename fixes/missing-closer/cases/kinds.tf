resource "aws_iam_role_policy" "deploy" {
  role = "deploy"
  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"
        Resource = "*"
      }
    ]
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
}

resource "aws_sqs_queue" "more"
  name = "more"
  tags = {
    Team = "data"
  ]
}

resource "aws_sqs_queue" "last" {
  name = join("-", [
    "a",
    "b",
  ]
}

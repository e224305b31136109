resource "aws_iam_role" "states" {
  name = slot("name", "states-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "states.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy" "states" {
  name = slot("name", "states-policy")
  role = aws_iam_role.states.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = slot.function.arn
      }
    ]
  })
}

resource "aws_sfn_state_machine" "main" {
  name     = slot("name", "workflow")
  role_arn = aws_iam_role.states.arn

  definition = jsonencode({
    Comment = "Calls the function, and tries again when that fails"
    StartAt = "Work"
    States = {
      Work = {
        Type     = "Task"
        Resource = slot.function.arn
        End      = true
        Retry = [
          {
            ErrorEquals     = ["States.ALL"]
            IntervalSeconds = 2
            MaxAttempts     = 3
            BackoffRate     = 2
          }
        ]
      }
    }
  })

  tags = slot("tags")
}

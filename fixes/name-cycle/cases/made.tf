resource "aws_lambda_function" "start" {
  function_name = "start"
  role          = "arn:aws:iam::123456789012:role/start"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "start.zip"

  environment {
    variables = {
      MACHINE = aws_sfn_state_machine.orders.arn
    }
  }
}

resource "aws_sfn_state_machine" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::123456789012:role/orders"

  definition = jsonencode({
    StartAt = "Begin"
    States = {
      Begin = { Type = "Task", Resource = aws_lambda_function.start.arn, End = true }
    }
  })
}

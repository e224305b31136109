# The name is made by the provider, so nobody can write it.
resource "aws_lambda_function" "start" {
  function_name = "start"
  role          = "arn:aws:iam::123456789012:role/start"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "start.zip"

  environment {
    variables = {
      MACHINE = aws_sfn_state_machine.orders.name
    }
  }
}

resource "aws_sfn_state_machine" "orders" {
  name_prefix = "orders-"
  role_arn    = "arn:aws:iam::123456789012:role/orders"
  definition  = jsonencode({ StartAt = "Begin", States = { Begin = { Type = "Task", Resource = aws_lambda_function.start.qualified_arn, End = true } } })
}

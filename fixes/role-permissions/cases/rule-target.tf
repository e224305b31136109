resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_sfn_state_machine" "close" {
  name       = "close-books"
  role_arn   = "arn:aws:iam::123456789012:role/books"
  definition = jsonencode({ StartAt = "Wait", States = { Wait = { Type = "Wait", Seconds = 1, End = true } } })
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = aws_sfn_state_machine.close.arn
  role_arn = aws_iam_role.nightly.arn
}

resource "aws_iam_role" "nightly" {
  name = "shop-nightly"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "events.amazonaws.com" } }]
  })
}

resource "aws_cloudwatch_log_group" "app" {
  name = "/shop/app"
}

resource "aws_cloudwatch_query_definition" "own" {
  name         = "own"
  query_string = "fields @message"
}

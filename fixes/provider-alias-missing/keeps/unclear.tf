# Nothing says where "blue" is.
resource "aws_sns_topic" "one" {
  provider = aws.blue
  name     = "one"
}

resource "aws_lambda_layer_version" "one" {
  layer_name = "one"

  compatible_runtimes = [
    "python3.12",
(continued)
    "python3.13"
  ]
}

resource "aws_sqs_queue" "two" {
  tags = {
    (continued)
    Team = "data"
    [rest of the tags unchanged]
  }
}

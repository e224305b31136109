resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "orders.zip"
}

resource "aws_security_group" "orders" {
  name = "orders"
}

resource "aws_security_group_rule" "https" {
  type              = "ingress"
  from_port         = 443
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8"]
  security_group_id = aws_security_group.orders.id
}

resource "aws_route53_record" "shop" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "shop.example.com"

  alias {
    name                   = "dualstack.shop.us-east-1.elb.amazonaws.com"
    zone_id                = "Z35SXDOTRQ7X7K"
    evaluate_target_health = true
  }
}

resource "aws_lambda_permission" "orders" {
  statement_id  = "AllowBucket"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  source_arn    = aws_s3_bucket.orders.arn
}

resource "aws_s3_bucket" "orders" {
  bucket = "shop-orders"
}

# The answer ended here.
resource "aws_iam_role" "orders" {
}

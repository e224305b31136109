variable "aws_region" {
  type    = string
  default = "eu-west-1"
}

resource "aws_iam_role" "worker_role" {
  name               = "worker"
  assume_role_policy = "{}"
}

resource "aws_security_group" "main_cache" {
  name   = "cache"
  vpc_id = "vpc-0123456789abcdef0"
}

# The type says it already.
resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

# Any block may be called so, and nothing else refers to it.
resource "aws_security_group_rule" "cache" {
  type              = "ingress"
  from_port         = 6379
  to_port           = 6379
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/16"]
  security_group_id = aws_security_group.cache.id
}

output "region" {
  value = var.aws_regi
}

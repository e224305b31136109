variable "bucket" {
  type    = string
  default = "homes"
}

resource "aws_iam_policy" "own" {
  name = "own"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::${var.bucket}/${aws:username}/*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = "${aws:PrincipalTag/team}" } }
    }]
  })
}

resource "aws_iam_policy" "identity" {
  name   = "identity"
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::${var.bucket}/${cognito-identity.amazonaws.com:sub}/*"
    }
  ]
}
EOF
}

locals {
  shell = <<-EOF
    STAGE=${1:-dev}
    for name in "${names[@]}"; do echo "${name}" ${#names[@]}; done
  EOF

  script = <<-EOF
    exports.handler = async (event) => console.log(`${JSON.stringify(event)}`);
  EOF
}

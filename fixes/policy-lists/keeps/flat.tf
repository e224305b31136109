variable "more" {
  type    = list(string)
  default = ["arn:aws:s3:::more"]
}

variable "one" {
  type    = string
  default = "arn:aws:s3:::one"
}

resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = flatten([var.more, "arn:aws:s3:::other"])
      },
      {
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = concat(var.more, [var.one, "${var.one}/*"])
      },
      {
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = [for one in var.more : "${one}/*"]
      },
    ]
  })
}

resource "aws_ssm_parameter" "lists" {
  name  = "lists"
  type  = "String"
  value = jsonencode({ Resource = [["a"], ["b"]] })
}
